import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { Pill } from '../../parts/pill.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';

type Check = Output<'relatedProducts'>['check'];

const tones = { better: 'glad', worse: 'sore' } as const;

/** Recommendations examined on baskets they had not seen, against recommending what sells most; as plain when they lose. */
export function RecommendationCheck({ check }: { readonly check: Check }): ReactElement {
  const { t, number, signed, day } = useTexts();
  if (check.tasks.length === 0) {
    return (
      <Card title={t('products.check')}>
        <p className="sub">{t('products.checkNone')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('products.check')}>
      {check.splitDay !== null && <p className="sub">{t('products.checkLead', { day: day(check.splitDay), shown: check.shown })}</p>}
      <Scroller label={t('products.check')}>
        <table className="pairs">
          <thead>
            <tr>
              <th scope="col">{t('products.task')}</th>
              <th scope="col" className="number">{t('products.cases')}</th>
              <th scope="col" className="number">{t('products.relatedHits')}</th>
              <th scope="col" className="number">{t('products.popularHits')}</th>
              <th scope="col" className="number">{t('products.difference')}</th>
              <th scope="col">{t('products.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {check.tasks.map((task) => (
              <tr key={task.task}>
                <th scope="row">{t(`products.${task.task}`)}</th>
                <td className="number">
                  <CompanyFigure measure="hitCases" of={[task.task]} about={t(`products.${task.task}`)} label={t('products.cases')}>
                    {number(task.cases)}
                  </CompanyFigure>
                </td>
                <td className="number">
                  <Rate task={task} kind="related" />
                </td>
                <td className="number">
                  <Rate task={task} kind="popular" />
                </td>
                <td className="number">
                  <CompanyFigure measure="hitDifference" of={[task.task]} about={t(`products.${task.task}`)} label={t('products.difference')}>
                    {t('products.points', { points: signed(100 * task.difference.value, 1) })}
                  </CompanyFigure>
                  <div className="sub">{`${signed(100 * task.difference.low, 1)} … ${signed(100 * task.difference.high, 1)}`}</div>
                </td>
                <td>{task.verdict === 'no-difference' ? t('products.no-difference') : <Pill tone={tones[task.verdict]}>{t(`products.${task.verdict}`)}</Pill>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <p className="sub">{t('products.checkNote')}</p>
    </Card>
  );
}

function Rate({ task, kind }: { readonly task: Check['tasks'][number]; readonly kind: 'related' | 'popular' }): ReactElement {
  const { t, percent } = useTexts();
  const rate = task[kind];
  return (
    <>
      <CompanyFigure measure="hitShare" of={[task.task, kind]} about={t(`products.${task.task}`)} label={t(kind === 'related' ? 'products.relatedHits' : 'products.popularHits')}>
        {percent(rate.share, 1)}
      </CompanyFigure>
      <div className="sub">{`${percent(rate.low, 1)}–${percent(rate.high, 1)}`}</div>
    </>
  );
}
