import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';

type CoverageAnswer = Output<'coverage'>;

/** What is there, for how many customers, over which days, and what is missing. */
export function Coverage(): ReactElement {
  const { t } = useTexts();
  const query = useAnswer('coverage', {});
  return (
    <Card title={t('coverage.title')} aside={query.data && query.data.texts.total > 0 && <span className="sub">{t('coverage.texts', { read: query.data.texts.read, total: query.data.texts.total })}</span>}>
      <Answer query={query} lines={4}>
        {(coverage) => (coverage.kinds.every((kind) => kind.facts === 0) ? <p className="sub">{t('coverage.none')}</p> : <CoverageTable coverage={coverage} />)}
      </Answer>
    </Card>
  );
}

function CoverageTable({ coverage }: { readonly coverage: CoverageAnswer }): ReactElement {
  const { t, number, percent, day } = useTexts();
  return (
    <>
      <Scroller label={t('coverage.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('import.kind')}</th>
              <th scope="col" className="number">{t('coverage.facts')}</th>
              <th scope="col" className="number">{t('coverage.customers')}</th>
              <th scope="col" className="number">{t('coverage.anonymous')}</th>
              <th scope="col">{t('coverage.days')}</th>
              <th scope="col">{t('coverage.filled')}</th>
            </tr>
          </thead>
          <tbody>
            {coverage.kinds
              .filter((kind) => kind.facts > 0)
              .map((kind) => (
                <tr key={kind.kind}>
                  <th scope="row" className="kind">{t(`kind.${kind.kind}`)}</th>
                  <td className="number">{number(kind.facts)}</td>
                  <td className="number">
                    {kind.customers > 0 ? number(kind.customers) : '—'} {kind.customers > 0 && coverage.customers > 0 && <span className="sub">{percent(Math.min(1, kind.customers / coverage.customers))}</span>}
                  </td>
                  <td className="number">{kind.anonymous > 0 ? number(kind.anonymous) : '—'}</td>
                  <td className="days">{kind.firstDay && kind.lastDay ? t('coverage.span', { from: day(kind.firstDay), to: day(kind.lastDay) }) : '—'}</td>
                  <td className="sub">
                    <Gaps columns={coverage.columns.filter((column) => column.kind === kind.kind)} />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </Scroller>
      {coverage.currencies.length > 1 && (
        <p className="note">{t('coverage.currencies', { list: coverage.currencies.map(({ currency, orders }) => `${currency ?? t('coverage.noCurrency')} ${number(orders)}`).join(' · ') })}</p>
      )}
    </>
  );
}

/** The columns that are far from filled: what to bring next time. */
function Gaps({ columns }: { readonly columns: CoverageAnswer['columns'] }): ReactElement {
  const { t, say, percent, list } = useTexts();
  const empty = columns.filter((column) => column.filledShare === 0);
  const partly = columns.filter((column) => column.filledShare > 0 && column.filledShare < 0.95);
  const parts = [
    partly.length > 0 ? list(partly.map((column) => `${say(column.title)} ${percent(column.filledShare)}`)) : '',
    empty.length > 0 ? t('coverage.empty', { columns: list(empty.map((column) => say(column.title))) }) : '',
  ].filter(Boolean);
  return <>{parts.length > 0 ? parts.join(' · ') : t('coverage.complete')}</>;
}
