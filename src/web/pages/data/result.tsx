import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ImportResult } from '../../../contract/index.ts';
import { rejectedRowsUrl } from '../../api/client.ts';
import { RunNow } from '../../parts/run-now.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** What became of every row, and what to do next. */
export function Result({ result, hasMore, next }: { readonly result: ImportResult; readonly hasMore: boolean; readonly next: () => void }): ReactElement {
  const { t, number, exact, duration, say } = useTexts();
  const { totals } = result;
  const perSecond = result.seconds > 0 ? result.read / result.seconds : 0;
  const counts: readonly (readonly [string, string])[] = [
    [t('import.read'), number(result.read)],
    [t('import.accepted'), number(result.accepted)],
    [t('import.rejected'), number(result.rejected)],
    [t('import.duplicates'), number(result.duplicates)],
  ];
  const gained: readonly (readonly [string, number | string])[] = [
    [t('import.orders'), totals.orders],
    [t('import.orderLines'), totals.orderLines],
    [t('import.customers'), totals.customers],
    [t('import.anonymous'), totals.anonymousLines],
    [t('import.returns'), totals.returns],
    [t('import.revenue'), Number(totals.netRevenue) === 0 ? 0 : exact(totals.netRevenue)],
  ];
  return (
    <div className="stack">
      <output className="result-head">{t('import.done', { time: duration(result.seconds), speed: number(perSecond) })}</output>
      <dl className="counts">
        {counts.map(([title, value]) => (
          <div key={title}>
            <dt className="sub">{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <dl className="counts small">
        {gained
          .filter(([, value]) => value !== 0)
          .map(([title, value]) => (
            <div key={title}>
              <dt className="sub">{title}</dt>
              <dd>{typeof value === 'number' ? number(value) : value}</dd>
            </div>
          ))}
      </dl>
      {result.notes.map((note) => (
        <p key={note.en} className="sub">
          {say(note)}
        </p>
      ))}
      {result.rejected > 0 && (
        <div>
          <b>{t('import.reasons')}</b>
          <ul className="plain-list">
            {result.rejectedReasons.map((reason) => (
              <li key={reason.code} className="row">
                <span className="grow">{say(reason.text)}</span>
                <span>{t('import.rows', { count: reason.rows })}</span>
              </li>
            ))}
          </ul>
          {result.rejectedFile !== null && (
            <a href={rejectedRowsUrl(result.import)} download>
              {t('import.download')}
            </a>
          )}
        </div>
      )}
      <div className="row wrap top">
        {hasMore ? (
          <Button onClick={next}>{t('import.nextFile')}</Button>
        ) : (
          <>
            <RunNow />
            <Button variant="default" onClick={next}>
              {t('import.another')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
