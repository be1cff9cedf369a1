import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer, useChange } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Failure } from '../../parts/states.tsx';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts/texts.tsx';

type Pair = Output<'findDuplicates'>['pairs'][number];

/** Customers that may be one person: merged by hand, and parted again as easily. */
export function Duplicates(): ReactElement {
  const { t } = useTexts();
  const query = useAnswer('findDuplicates', { limit: 20 });
  const merge = useChange('mergeCustomers');
  return (
    <Card title={t('merge.title')} aside={query.data && query.data.total > 0 && <span className="sub">{t('merge.found', { count: query.data.total })}</span>}>
      {merge.error && <Failure error={merge.error} />}
      <Answer query={query} lines={3}>
        {({ pairs }) =>
          pairs.length === 0 ? (
            <p className="sub">{t('merge.none')}</p>
          ) : (
            <ul className="plain-list">
              {pairs.map((pair) => (
                <PairRow key={`${pair.kept.id} ${pair.merged.id}`} pair={pair} busy={merge.isPending} merge={() => merge.mutate({ keptId: pair.kept.id, mergedId: pair.merged.id, reason: pair.reasons.join(', ') })} />
              ))}
            </ul>
          )
        }
      </Answer>
      <Merges />
    </Card>
  );
}

function PairRow({ pair, busy, merge }: { readonly pair: Pair; readonly busy: boolean; readonly merge: () => void }): ReactElement {
  const { t, list } = useTexts();
  return (
    <li className="pair">
      <Side person={pair.kept} />
      <span className="sub" aria-hidden="true">
        ←
      </span>
      <Side person={pair.merged} />
      <span className="sub">{t('merge.same', { what: list(pair.reasons.map((reason) => t(`merge.reason.${reason}`))) })}</span>
      <Button size="compact-xs" variant="default" disabled={busy} onClick={merge} aria-label={t('merge.doOf', { merged: pair.merged.id, kept: pair.kept.id })}>
        {t('merge.do')}
      </Button>
    </li>
  );
}

function Side({ person }: { readonly person: Pair['kept'] }): ReactElement {
  const { t } = useTexts();
  return (
    <span className="pair-side">
      <Link to="/customers/$id" params={{ id: person.id }}>
        {person.name ?? person.id}
      </Link>
      <span className="sub">{[person.id, person.phone, person.email, t('merge.orders', { count: person.orders })].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

function Merges(): ReactElement | null {
  const { t, time } = useTexts();
  const merges = useAnswer('listMerges', {}).data?.merges.filter((merge) => merge.undoneAt === null) ?? [];
  const undo = useChange('undoMerge');
  if (merges.length === 0) return null;
  return (
    <details className="data-help">
      <summary>{t('merge.past', { count: merges.length })}</summary>
      {undo.error && <Failure error={undo.error} />}
      <ul className="plain-list">
        {merges.map((merge) => (
          <li key={merge.merge} className="row">
            <span className="grow">{t('merge.line', { merged: merge.mergedId, kept: merge.keptId })}</span>
            <span className="sub">{time(merge.mergedAt)}</span>
            <Button size="compact-xs" variant="default" disabled={undo.isPending} onClick={() => undo.mutate({ merge: merge.merge })}>
              {t('merge.undo')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
