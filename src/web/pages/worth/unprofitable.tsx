/** The unprofitable customers, a page at a time, with the three ways out in money and the one proposed. */
import { Button, Chip } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure, Figure } from '../../parts/explanation.tsx';
import { Pill } from '../../parts/pill.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { ProfitSearch } from './profit-search.ts';

type Row = Output<'listUnprofitable'>['rows'][number];

const pageSize = 20;

export function UnprofitableCard({ answer }: { readonly answer: Output<'profit'> }): ReactElement {
  const { t, money } = useTexts();
  const search = useSearch({ from: '/worth/profit' });
  const navigate = useNavigate();
  const change = (next: ProfitSearch): void => void navigate({ to: '/worth/profit', search: next, replace: true, resetScroll: false });
  const query = useAnswer('listUnprofitable', { ...(search.way === undefined ? {} : { proposal: [search.way] }), offset: ((search.page ?? 1) - 1) * pageSize, limit: pageSize }, { keepPrevious: true });
  const { currency } = answer;
  if (answer.waysOut.length === 0) {
    return (
      <Card title={t('losses.title')}>
        <p className="sub">{t('losses.none')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('losses.title')} aside={<span className="sub">{t('losses.note')}</span>}>
      <Chip.Group value={search.way ?? 'all'} onChange={(way) => change(way === 'all' ? {} : { way: way as NonNullable<ProfitSearch['way']> })}>
        <fieldset className="row wrap chips losses-ways" aria-label={t('losses.ways')}>
          <Chip value="all" size="xs" variant="outline">
            {t('losses.all', { customers: answer.waysOut.reduce((sum, way) => sum + way.customers, 0) })}
          </Chip>
          {answer.waysOut.map((way) => (
            <Chip key={way.proposal} value={way.proposal} size="xs" variant="outline">
              {way.gain > 0 ? t('losses.wayGain', { way: t(`way.${way.proposal}`), customers: way.customers, gain: money(way.gain, currency) }) : t('losses.way', { way: t(`way.${way.proposal}`), customers: way.customers })}
            </Chip>
          ))}
        </fieldset>
      </Chip.Group>
      <WaySum answer={answer} way={search.way} />
      <Answer query={query}>
        {(list) => (
          <>
            <LossTable rows={list.rows} currency={list.currency} />
            <Pages page={search.page ?? 1} total={list.total} go={(page) => change({ ...search, page })} />
          </>
        )}
      </Answer>
    </Card>
  );
}

/** What the chosen way, or all of them, come to. */
function WaySum({ answer, way }: { readonly answer: Output<'profit'>; readonly way: ProfitSearch['way'] }): ReactElement {
  const { t, rich, number, money } = useTexts();
  const { waysOut, currency } = answer;
  const chosen = waysOut.filter(({ proposal }) => way === undefined || proposal === way);
  const sum = (of: (one: (typeof waysOut)[number]) => number): number => chosen.reduce((total, one) => total + of(one), 0);
  const opened = (measure: 'wayCustomers' | 'wayLoss' | 'wayGain', shown: string): ReactElement => (
    <CompanyFigure measure={measure} of={[way ?? 'all']} about={way === undefined ? t('losses.allWays') : t(`way.${way}`)} label={t('losses.title')}>
      {shown}
    </CompanyFigure>
  );
  return (
    <p className="sub">
      {rich('losses.sum', {
        customers: opened('wayCustomers', number(sum(({ customers }) => customers))),
        loss: opened('wayLoss', money(sum(({ nextLoss }) => nextLoss), currency)),
        gain: opened('wayGain', money(sum(({ gain }) => gain), currency)),
      })}
    </p>
  );
}

function LossTable({ rows, currency }: { readonly rows: readonly Row[]; readonly currency: string }): ReactElement {
  const { t } = useTexts();
  return (
    <Scroller label={t('losses.title')}>
      <table className="losses">
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            <th scope="col" className="number">{t('profit.revenue')}</th>
            <th scope="col" className="number">{t('profit.serviceCost')}</th>
            <th scope="col" className="number">{t('profit.netMargin')}</th>
            <th scope="col" className="number">{t('losses.next')}</th>
            <th scope="col" className="number">{t('way.raise-price')}</th>
            <th scope="col" className="number">{t('way.cut-cost')}</th>
            <th scope="col" className="number">{t('way.let-go')}</th>
            <th scope="col" className="number">{t('losses.indirect')}</th>
            <th scope="col">{t('losses.proposal')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LossRow key={row.id} row={row} currency={currency} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function LossRow({ row, currency }: { readonly row: Row; readonly currency: string }): ReactElement {
  const { t, say, money } = useTexts();
  const indirect = row.indirect.entered + row.indirect.referrals;
  const gain = (way: Row['proposal'], amount: number): ReactElement => <td className={row.proposal === way ? 'number chosen' : 'number'}>{money(amount, currency)}</td>;
  return (
    <tr>
      <th scope="row">
        <Link to="/customers/$id" params={{ id: row.id }}>
          {row.name ?? row.id}
        </Link>
        <div className="sub">{t(`size.${row.size}`)}</div>
      </th>
      <td className="number">{money(row.revenue, currency)}</td>
      <td className="number">{money(row.serviceCost, currency)}</td>
      <td className="number">
        <Figure customer={row.id} currency={currency} measure="netMargin" label={t('profit.netMargin')}>
          {money(row.netMargin, currency)}
        </Figure>
        {row.assumed > 0 && <div className="sub">{t('losses.assumed', { amount: money(row.assumed, currency) })}</div>}
      </td>
      <td className="number">{money(-row.nextLoss, currency)}</td>
      {gain('raise-price', row.gains.raisePrice)}
      {gain('cut-cost', row.gains.cutCost)}
      {gain('let-go', row.gains.letGo)}
      <td className="number">{indirect === 0 ? '—' : money(indirect, currency)}</td>
      <td className="losses-why">
        <Pill {...toneOf(row.proposal)}>{t(`way.${row.proposal}`)}</Pill>
        <div className="sub">{say(row.why)}</div>
      </td>
    </tr>
  );
}

function toneOf(proposal: Row['proposal']): { readonly tone?: 'glad' | 'sore' } {
  if (proposal === 'keep') return { tone: 'glad' };
  return proposal === 'let-go' ? { tone: 'sore' } : {};
}

function Pages({ page, total, go }: { readonly page: number; readonly total: number; readonly go: (page: number) => void }): ReactElement | null {
  const { t, number } = useTexts();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  return (
    <nav className="row wrap losses-pages" aria-label={t('losses.pages')}>
      <Button size="compact-xs" variant="default" disabled={page <= 1} onClick={() => go(page - 1)}>
        {t('losses.before')}
      </Button>
      <span className="sub">{t('losses.page', { page: number(page), pages: number(pages) })}</span>
      <Button size="compact-xs" variant="default" disabled={page >= pages} onClick={() => go(page + 1)}>
        {t('losses.after')}
      </Button>
    </nav>
  );
}
