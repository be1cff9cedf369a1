/** Who went from which tier to which between two days: a flow chart and the same numbers in a table beside it. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { tierNames } from '../../../domain/index.ts';
import type { Tier } from '../../../domain/index.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Sankey } from '../../charts/sankey.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure, useExplain } from '../../parts/explanation.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { MoveMatrix, sideOf } from './move-matrix.tsx';
import { tierName } from './tier-name.ts';

type MigrationAnswer = Output<'tierMigration'>;
type Between = NonNullable<MigrationAnswer['migration']>;
type Cell = Between['cells'][number];

export function Migration(): ReactElement {
  const { t, day } = useTexts();
  const [chosen, setChosen] = useState<{ readonly from?: string; readonly to?: string }>({});
  const query = useAnswer('tierMigration', chosen, { keepPrevious: true });
  return (
    <Card title={t('migration.title')}>
      <Answer query={query} lines={6}>
        {({ days, migration, currency }) =>
          migration === null ? (
            <p className="sub">{t('migration.one', { day: days[0] === undefined ? '—' : day(days[0]) })}</p>
          ) : (
            <div className="stack">
              <div className="row wrap">
                <DaySelect label={t('migration.from')} days={days.filter((one) => one < migration.to)} value={migration.from} onChange={(from) => setChosen({ from, to: migration.to })} />
                <DaySelect
                  label={t('migration.to')}
                  days={days.slice(1)}
                  value={migration.to}
                  onChange={(to) => setChosen({ to, from: migration.from < to ? migration.from : (days.findLast((one) => one < to) ?? migration.from) })}
                />
              </div>
              <Flows migration={migration} currency={currency} />
            </div>
          )
        }
      </Answer>
    </Card>
  );
}

function DaySelect({ label, days, value, onChange }: { readonly label: string; readonly days: readonly string[]; readonly value: string; readonly onChange: (day: string) => void }): ReactElement {
  const { day } = useTexts();
  return <NativeSelect size="xs" label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} data={days.map((one) => ({ value: one, label: day(one) }))} />;
}

const keyOf = (cell: Pick<Cell, 'from' | 'to'>): string => `${cell.from ?? 'none'} ${cell.to ?? 'none'}`;
const place = (tier: Tier): number => tierNames.indexOf(tier);

function Flows({ migration, currency }: { readonly migration: Between; readonly currency: string }): ReactElement {
  const texts = useTexts();
  const { t, number, money, day } = texts;
  const explain = useExplain();
  const [active, setActive] = useState<string>();
  const amount = (value: number | null): string => (value === null ? '—' : money(value, currency));
  const nameOf = { from: (tier: Tier | null) => tierName(texts, tier, 'migration.notYet'), to: (tier: Tier | null) => tierName(texts, tier, 'migration.gone') };
  const flowText = (cell: Cell): string => t('migration.flow', { from: nameOf.from(cell.from), to: nameOf.to(cell.to), count: cell.customers, before: amount(cell.valueBefore), after: amount(cell.valueAfter) });
  const groups = (side: 'from' | 'to') => sideOf(migration.cells, side).map((tier) => ({ key: tier ?? 'none', label: nameOf[side](tier), colour: tier === null ? 'var(--ink-faint)' : `var(--tier-${tier})` }));
  const pointed = migration.cells.find((cell) => keyOf(cell) === active);
  return (
    <>
      <Lead migration={migration} />
      <div className="migration-halves">
        <Sankey
          label={t('migration.chart', { from: day(migration.from), to: day(migration.to) })}
          flows={migration.cells.map((cell) => ({ key: keyOf(cell), from: cell.from ?? 'none', to: cell.to ?? 'none', amount: cell.customers, label: flowText(cell) }))}
          groups={{ left: groups('from'), right: groups('to') }}
          active={active}
          onActive={setActive}
        />
        <div>
          <MoveMatrix label={t('migration.days', { from: day(migration.from), to: day(migration.to) })} corner={t('migration.corner')} cells={migration.cells} nameOf={nameOf}>
            {(cell) => {
              const key = keyOf(cell);
              const point = (): void => setActive(key);
              const leave = (): void => setActive(undefined);
              return (
                <button type="button" className="cell-button" aria-label={t('figure.why', { label: flowText(cell) })} onClick={() => explain({ company: 'tierMove', of: [migration.from, migration.to, cell.from ?? 'none', cell.to ?? 'none'], about: t('migration.days', { from: nameOf.from(cell.from), to: nameOf.to(cell.to) }) })} onFocus={point} onBlur={leave} onPointerEnter={point} onPointerLeave={leave}>
                  {number(cell.customers)}
                </button>
              );
            }}
          </MoveMatrix>
          <p className="sub migration-flow">{pointed && flowText(pointed)}</p>
        </div>
      </div>
    </>
  );
}

function Lead({ migration: { from: before, to: after, cells } }: { readonly migration: Between }): ReactElement {
  const { t, rich, number } = useTexts();
  const counted = (direction: 'stayed' | 'up' | 'down', holds: (from: Tier, to: Tier) => boolean): ReactElement => (
    <CompanyFigure measure="tierMovesTogether" of={[before, after, direction]} about={t(`migration.${direction}`)} label={t('migration.title')}>
      {number(cells.reduce((sum, { from, to, customers }) => sum + (from !== null && to !== null && holds(from, to) ? customers : 0), 0))}
    </CompanyFigure>
  );
  return <p>{rich('migration.lead', { stayed: counted('stayed', (from, to) => from === to), up: counted('up', (from, to) => place(to) < place(from)), down: counted('down', (from, to) => place(to) > place(from)) })}</p>;
}
