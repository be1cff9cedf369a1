/** The list's columns: what each says, and what it sorts by. */
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { CustomerRow } from '../../../contract/index.ts';
import { IntervalBar, logScale } from '../../parts/interval-bar.tsx';
import { Mood } from '../../parts/mood.tsx';
import { StagePill, TierPill } from '../../parts/pill.tsx';
import type { TextKey, Texts } from '../../texts/texts.tsx';
import type { Sort } from './search.ts';

export interface Setting {
  readonly texts: Texts;
  readonly currency: string;
  /** The largest value seen, for a common scale. */
  readonly largest: number;
}

export interface ListColumn {
  readonly title: TextKey & `column.${string}`;
  readonly sort?: Sort;
  readonly isNumber?: true;
  /** Left out on narrow screens. */
  readonly isExtra?: true;
  readonly cell: (row: CustomerRow, setting: Setting) => ReactNode;
}

const none = <span className="sub">—</span>;

export const listColumns: readonly ListColumn[] = [
  { title: 'column.name', sort: 'name', cell: (row) => <NameCell row={row} /> },
  { title: 'column.tier', cell: (row) => (row.tier ? <TierPill tier={row.tier} /> : none) },
  { title: 'column.stage', isExtra: true, cell: (row) => (row.stage ? <StagePill stage={row.stage} /> : none) },
  { title: 'column.atStake', sort: 'valueAtStake', isNumber: true, cell: (row, { texts, currency }) => (row.valueAtStake === null ? none : texts.money(row.valueAtStake, currency)) },
  { title: 'column.value', sort: 'valueNext12Months', isNumber: true, cell: (row, setting) => <ValueCell row={row} setting={setting} /> },
  { title: 'column.alive', sort: 'pAlive', isNumber: true, isExtra: true, cell: (row, { texts }) => (row.pAlive === null ? none : texts.percent(row.pAlive)) },
  { title: 'column.silence', sort: 'silentDays', isNumber: true, isExtra: true, cell: (row, { texts }) => <SilenceCell row={row} texts={texts} /> },
  { title: 'column.mood', sort: 'mood', cell: (row) => (row.mood === null ? none : <Mood score={row.mood} emotion={row.emotion} />) },
  {
    title: 'column.late',
   
    isNumber: true,
    isExtra: true,
    cell: (row, { texts }) =>
      row.deliveries === 0 ? none : <span className={row.lateDeliveries > 0 ? 'sore-text' : undefined}>{texts.t('list.lateOf', { late: row.lateDeliveries, deliveries: row.deliveries })}</span>,
  },
  { title: 'column.net', sort: 'net', isNumber: true, isExtra: true, cell: (row, { texts, currency }) => texts.money(row.net, currency) },
];

function NameCell({ row }: { readonly row: CustomerRow }): ReactElement {
  return (
    <span className="name-cell">
      <Link to="/customers/$id" params={{ id: row.id }}>
        {row.name ?? row.id}
      </Link>
      {row.name !== null && <span className="sub">{row.id}</span>}
    </span>
  );
}

/** The bar shows three powers of ten; what is smaller sits at its left end. */
const decades = 1000;

function ValueCell({ row, setting }: { readonly row: CustomerRow; readonly setting: Setting }): ReactElement {
  const { texts, currency, largest } = setting;
  if (row.valueNext12Months === null) return none;
  const range = row.valueLow === null || row.valueHigh === null ? undefined : texts.moneyRange(row.valueLow, row.valueHigh, currency);
  return (
    <span className="value-cell" title={range && texts.t('list.interval', { range })}>
      {texts.money(row.valueNext12Months, currency)}
      <IntervalBar
        value={logScale(row.valueNext12Months)}
        low={row.valueLow === null ? null : logScale(row.valueLow)}
        high={row.valueHigh === null ? null : logScale(row.valueHigh)}
        from={logScale(largest / decades)}
        to={logScale(largest)}
        colour="var(--tier-high)"
      />
    </span>
  );
}

const longSilence = 1.5;

function SilenceCell({ row, texts }: { readonly row: CustomerRow; readonly texts: Texts }): ReactElement {
  if (row.silentDays === null) return none;
  const { number, t } = texts;
  const isLong = row.usualGapDays !== null && row.silentDays > row.usualGapDays * longSilence;
  return (
    <span>
      <span className={isLong ? 'sore-text' : undefined}>{t('list.days', { count: row.silentDays })}</span>
      {row.usualGapDays !== null && <span className="sub"> / {number(row.usualGapDays)}</span>}
    </span>
  );
}
