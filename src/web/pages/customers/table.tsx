/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by transform, which table elements do not allow */
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { Failure } from '../../parts/states.tsx';
import { useKeys } from '../../parts/keys.ts';
import { useTexts } from '../../texts/texts.tsx';
import { listColumns } from './columns.tsx';
import type { ListColumn, Setting } from './columns.tsx';
import { useRows } from './rows.ts';
import type { Rows } from './rows.ts';
import type { CustomerSearch, Sort } from './search.ts';
import { useLongScroll, useWhenChanged } from './use-long-scroll.ts';

const rowHeight = 46;
const headerHeight = 36;
const ascendingFirst: ReadonlySet<Sort> = new Set(['name', 'id', 'mood', 'pAlive', 'expectationGap']);

interface Props {
  readonly search: CustomerSearch;
  readonly first: Output<'listCustomers'>;
}

/** All customers that match, as if they were all there: only the rows in sight exist and are fetched. */
export function CustomerTable({ search, first }: Props): ReactElement {
  const texts = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useLongScroll(scroller, { total: first.total, height: rowHeight, header: headerHeight });
  const rows = useRows(search, first, scroll);
  const [selected, setSelected] = useState(-1);
  useWhenChanged(JSON.stringify(search), () => {
    setSelected(-1);
    scroll.toTop();
  });
  useRowKeys({ rows, selected, setSelected, scroll });
  const indices = Array.from({ length: Math.max(0, Math.min(scroll.to, first.total) - scroll.from) }, (_, index) => scroll.from + index);
  const largest = Math.max(100, ...indices.map((index) => rows.row(index)?.valueHigh ?? rows.row(index)?.valueNext12Months ?? 0), ...first.rows.map((row) => row.valueHigh ?? 0));
  const setting = useMemo((): Setting => ({ texts, currency: first.currency, largest: 10 ** Math.ceil(Math.log10(largest)) }), [texts, first.currency, largest]);
  return (
    <>
      {rows.problem && <Failure error={rows.problem} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1: what scrolls must be reachable by keyboard */}
      <div className="list" ref={scroller} tabIndex={0} role="table" aria-label={texts.t('nav.customers')} aria-rowcount={first.total + 1} aria-colcount={listColumns.length}>
        <div role="rowgroup" className="list-head">
          <div role="row" aria-rowindex={1} className="list-row" style={{ height: headerHeight }}>
            {listColumns.map((column) => (
              <HeadCell key={column.title} column={column} search={search} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className="list-body" style={{ height: scroll.track }}>
          {indices.map((index) => (
            <Row key={index} index={index} rows={rows} setting={setting} top={index * rowHeight - scroll.shift} selected={index === selected} />
          ))}
        </div>
      </div>
    </>
  );
}

function Row({ index, rows, setting, top, selected }: { readonly index: number; readonly rows: Rows; readonly setting: Setting; readonly top: number; readonly selected: boolean }): ReactElement {
  const row = rows.row(index);
  const navigate = useNavigate();
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the name is a link, and Enter opens the selected row
    <div
      role="row"
      id={`customer-row-${index}`}
      aria-rowindex={index + 2}
      className="list-row"
      data-selected={selected || undefined}
      style={{ height: rowHeight, transform: `translateY(${top}px)` }}
      onClick={(event) => {
        if (row && !(event.target as HTMLElement).closest('a')) void navigate({ to: '/customers/$id', params: { id: row.id } });
      }}
    >
      {listColumns.map((column) => (
        <div role="cell" key={column.title} className={cellClass(column)}>
          {row ? column.cell(row, setting) : <span className="cell-waiting" />}
        </div>
      ))}
    </div>
  );
}

function HeadCell({ column, search }: { readonly column: ListColumn; readonly search: CustomerSearch }): ReactElement {
  const { t } = useTexts();
  const { sort } = column;
  const sorted = (search.sort ?? 'valueAtStake') === sort;
  const order = search.order ?? 'descending';
  if (!sort) {
    return (
      <div role="columnheader" className={cellClass(column)}>
        {t(column.title)}
      </div>
    );
  }
  const firstOrder = ascendingFirst.has(sort) ? 'ascending' : 'descending';
  const nextOrder = sorted ? (order === 'descending' ? 'ascending' : 'descending') : firstOrder;
  return (
    <div role="columnheader" className={cellClass(column)} aria-sort={sorted ? order : 'none'}>
      <Link to="/customers" search={{ ...search, sort, order: nextOrder }} resetScroll={false} title={t(nextOrder === 'descending' ? 'list.sortDown' : 'list.sortUp')}>
        {t(column.title)}
        {sorted && <span aria-hidden="true">{order === 'descending' ? ' ↓' : ' ↑'}</span>}
      </Link>
    </div>
  );
}

function cellClass(column: ListColumn): string {
  return ['cell', column.isNumber && 'number', column.isExtra && 'extra'].filter(Boolean).join(' ');
}

interface RowKeys {
  readonly rows: Rows;
  readonly selected: number;
  readonly setSelected: (index: number) => void;
  readonly scroll: Pick<ReturnType<typeof useLongScroll>, 'scrollToRow' | 'firstVisible'>;
}

function useRowKeys({ rows, selected, setSelected, scroll }: RowKeys): void {
  const navigate = useNavigate();
  const move = (step: number): void => {
    const next = selected < 0 ? scroll.firstVisible() : Math.min(rows.total - 1, Math.max(0, selected + step));
    scroll.scrollToRow(next);
    setSelected(next);
  };
  const open = (): void => {
    const row = rows.row(selected);
    if (row) void navigate({ to: '/customers/$id', params: { id: row.id } });
  };
  useKeys({ j: () => move(1), k: () => move(-1), Enter: open, o: open });
  useEffect(() => {
    if (selected >= 0) document.querySelector<HTMLElement>(`#customer-row-${selected} a`)?.focus({ preventScroll: true });
  }, [selected]);
}
