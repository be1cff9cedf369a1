/** What all texts say beyond their feeling: why people speak, why they do not buy, what was hurt, and which phrases of ours to avoid. */
import { Fragment } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';

type Sayings = Output<'voiceSignals'>;

export function SayingsSection(): ReactElement {
  return <Answer query={useAnswer('voiceSignals', {})}>{(sayings) => <SayingsCards sayings={sayings} />}</Answer>;
}

function SayingsCards({ sayings }: { readonly sayings: Sayings }): ReactElement {
  const { t, rich } = useTexts();
  const { intents, objections, needs, phrases, promises } = sayings;
  return (
    <section className="stack" aria-label={t('saying.title')}>
      <Counted title={t('saying.intents')} rows={intents.map(({ intent, ...row }) => ({ ...row, of: ['intent', intent], name: t(`intent.${intent}`) }))} />
      <Counted title={t('saying.objections')} rows={objections.map(({ cause, truths, ...row }) => ({ ...row, of: ['objection', cause], name: t(`cause.${cause}`), note: <Truths cause={cause} truths={truths} /> }))} />
      <Counted title={t('saying.needs')} rows={needs.map(({ need, ...row }) => ({ ...row, of: ['emotionalNeed', need], name: t(`hurt.${need}`) }))} />
      <Phrases phrases={phrases} />
      {promises.found > 0 && (
        <p className="sub">
          {rich('saying.promises', {
            found: (
              <CompanyFigure measure="promisesFound" label={t('saying.title')}>
                {t('saying.promiseCount', { count: promises.found })}
              </CompanyFigure>
            ),
            timed: (
              <CompanyFigure measure="promisesTimed" label={t('saying.title')}>
                {promises.timed}
              </CompanyFigure>
            ),
            customers: promises.customers,
          })}
        </p>
      )}
    </section>
  );
}

function Truths({ cause, truths }: { readonly cause: string; readonly truths: Sayings['objections'][number]['truths'] }): ReactNode {
  const { t, number } = useTexts();
  return Object.entries(truths).map(([truth, count], place) => (
    <Fragment key={truth}>
      {place > 0 && ' · '}
      {t(`truth.${truth as keyof typeof truths}`)}{' '}
      <CompanyFigure measure="objectionTruth" of={[cause, truth]} about={t(`truth.${truth as keyof typeof truths}`)} label={t('saying.objections')}>
        {number(count)}
      </CompanyFigure>
    </Fragment>
  ));
}

interface CountedRow {
  /** Kind and label, as the explanation is asked. */
  readonly of: readonly string[];
  readonly name: string;
  readonly texts: number;
  readonly customers: number;
  readonly note?: ReactNode;
}

function Counted({ title, rows }: { readonly title: string; readonly rows: readonly CountedRow[] }): ReactElement {
  const { t, number } = useTexts();
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p className="sub">{t('saying.none')}</p>
      ) : (
        <Scroller label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('saying.label')}</th>
                <th scope="col" className="number">{t('saying.texts')}</th>
                <th scope="col" className="number">{t('saying.customers')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">
                    {row.name}
                    {row.note && <div className="sub">{row.note}</div>}
                  </th>
                  <td className="number">
                    <CompanyFigure measure="saidTexts" of={row.of} about={row.name} label={t('saying.texts')}>
                      {number(row.texts)}
                    </CompanyFigure>
                  </td>
                  <td className="number">
                    <CompanyFigure measure="saidCustomers" of={row.of} about={row.name} label={t('saying.customers')}>
                      {number(row.customers)}
                    </CompanyFigure>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </Card>
  );
}

function Phrases({ phrases }: { readonly phrases: Sayings['phrases'] }): ReactElement {
  const { t, number } = useTexts();
  return (
    <Card title={t('saying.phrases')}>
      {phrases.length === 0 ? (
        <p className="sub">{t('saying.none')}</p>
      ) : (
        <Scroller label={t('saying.phrases')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('saying.agent')}</th>
                <th scope="col">{t('saying.category')}</th>
                <th scope="col">{t('saying.example')}</th>
                <th scope="col" className="number">{t('saying.texts')}</th>
              </tr>
            </thead>
            <tbody>
              {phrases.map((row) => (
                <tr key={`${row.agent ?? ''} ${row.category}`}>
                  <th scope="row">{row.agent ?? t('saying.nobody')}</th>
                  <td>{t(`phrase.${row.category}`)}</td>
                  <td>{row.example}</td>
                  <td className="number">
                    <CompanyFigure measure="phraseTexts" of={[row.agent ?? '', row.category]} about={`${row.agent ?? t('saying.nobody')}, ${t(`phrase.${row.category}`)}`} label={t('saying.texts')}>
                      {number(row.texts)}
                    </CompanyFigure>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </Card>
  );
}
