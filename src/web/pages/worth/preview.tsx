/** What draft rules would change: the tiers before and after, who moves, what it means in money and in service. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { TierRules } from '../../../contract/index.ts';
import { tierSchemes } from '../../../domain/index.ts';
import type { Tier } from '../../../domain/index.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { TierPill } from '../../parts/pill.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { MoveMatrix } from './move-matrix.tsx';
import { tierName } from './tier-name.ts';

type PreviewAnswer = Output<'previewTierRules'>;

interface Way {
  readonly from: Tier;
  readonly to: Tier;
}

const pageSize = 10;

export function Preview({ rules }: { readonly rules: TierRules }): ReactElement {
  const { t } = useTexts();
  const [way, setWay] = useState<Way>();
  const [offset, setOffset] = useState(0);
  const query = useAnswer('previewTierRules', { rules, offset, limit: pageSize, ...way }, { keepPrevious: true });
  const narrow = (next: Way | undefined): void => {
    setWay(next);
    setOffset(0);
  };
  return (
    <Card title={t('preview.title')} className="preview">
      <Answer query={query} lines={8}>
        {(answer) => (
          <div className="stack" aria-live="polite">
            <Lead answer={answer} rules={rules} />
            <BeforeAndAfter answer={answer} />
            <Service answer={answer} />
            <div className="worth-halves">
              <div className="stack">
                <h3>{t('preview.matrix')}</h3>
                <Matrix answer={answer} way={way} onWay={narrow} />
              </div>
              <Movers answer={answer} way={way} onWay={narrow} offset={offset} onOffset={setOffset} />
            </div>
          </div>
        )}
      </Answer>
    </Card>
  );
}

function Lead({ answer, rules }: { readonly answer: PreviewAnswer; readonly rules: TierRules }): ReactElement {
  const { t, number, money, percent } = useTexts();
  const moving = answer.moves.filter((move) => move.from !== move.to);
  const customers = moving.reduce((sum, move) => sum + move.customers, 0);
  const value = moving.reduce((sum, move) => sum + (move.valueNext12Months ?? 0), 0);
  const { now, draft } = answer.borders;
  const shown = (points: number): string => (points > 100 ? '—' : number(points, 1));
  const second = tierSchemes[rules.scheme][1];
  const method = draft.method === 'rule' || draft.method === 'natural-breaks' ? draft.method : 'quantile';
  return (
    <div>
      <p className="preview-lead">{customers === 0 ? t('preview.none') : t('preview.lead', { count: customers, value: money(value, answer.currency) })}</p>
      <p className="sub">
        {t('preview.borders', { high: shown(draft.high), tier: t(`tier.${second}`), second: shown(draft.second), method: t(`preview.method.${method}`) })}{' '}
        {now && t('preview.bordersNow', { high: shown(now.high), second: shown(now.second) })} {draft.goodness !== null && t('preview.goodness', { share: percent(draft.goodness) })}{' '}
        {rules.thresholds.method === 'natural-breaks' && draft.method !== 'natural-breaks' && t('preview.fallback')}
      </p>
    </div>
  );
}

function BeforeAndAfter({ answer }: { readonly answer: PreviewAnswer }): ReactElement {
  const { t, number, money, moneyRange } = useTexts();
  const { currency } = answer;
  const change = (before: string, after: string): ReactElement => (before === after ? <>{after}</> : <>{t('preview.change', { before, after })}</>);
  const amount = (value: number | null): string => (value === null ? '—' : money(value, currency));
  return (
    <Scroller label={t('preview.title')}>
      <table className="before-after">
        <thead>
          <tr>
            <th scope="col">{t('preview.tier')}</th>
            <th scope="col" className="number">{t('preview.customers')}</th>
            <th scope="col" className="number">{t('preview.value')}</th>
            <th scope="col" className="number">{t('preview.net')}</th>
            <th scope="col" className="number">{t('preview.cost')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.tiers.map(({ tier, before, after }) => {
            const cost = answer.service.tiers.find((line) => line.tier === tier);
            return (
              <tr key={tier} data-tier={tier}>
                <th scope="row">
                  <TierPill tier={tier} />
                </th>
                <td className="number" data-after={after.customers}>
                  {change(number(before.customers), number(after.customers))}
                </td>
                <td className="number">{change(amount(before.valueNext12Months), amount(after.valueNext12Months))}</td>
                <td className="number">{change(amount(before.netLastYear), amount(after.netLastYear))}</td>
                <td className="number">
                  {amount(cost?.yearlyCost?.value ?? null)}
                  <div className="sub">{cost?.basis === 'measured' && cost.yearlyCost ? t('preview.basis.measured', { range: moneyRange(cost.yearlyCost.low, cost.yearlyCost.high, currency) }) : t(cost?.basis === 'planned' ? 'preview.basis.planned' : 'preview.basis.unknown')}</div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroller>
  );
}

function Service({ answer }: { readonly answer: PreviewAnswer }): ReactElement {
  const { t, number, money } = useTexts();
  const { costChange, contactsBefore, contactsAfter } = answer.service;
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${money(value, answer.currency)}`;
  return (
    <div>
      <p>{costChange === null ? t('preview.costUnknown') : t('preview.costChange', { value: signed(costChange.value), range: `${signed(costChange.low)} … ${signed(costChange.high)}` })}</p>
      <p>{t('preview.contacts', { before: number(contactsBefore), after: number(contactsAfter) })}</p>
      <p className="sub">{t('preview.costNote')}</p>
    </div>
  );
}

interface WayProps {
  readonly answer: PreviewAnswer;
  readonly way: Way | undefined;
  readonly onWay: (way: Way | undefined) => void;
}

/** A way between two tiers can be chosen, to see only those who take it. */
function Matrix({ answer, way, onWay }: WayProps): ReactElement {
  const texts = useTexts();
  const { t, number } = texts;
  const nameOf = (tier: Tier | null): string => tierName(texts, tier, 'preview.noTier');
  return (
    <MoveMatrix label={t('preview.matrix')} corner={t('preview.corner')} cells={answer.moves} nameOf={{ from: nameOf, to: nameOf }}>
      {({ from, to, customers }) =>
        from === null || to === null || from === to ? (
          number(customers)
        ) : (
          <button type="button" className="cell-button" aria-pressed={way?.from === from && way.to === to} aria-label={t('preview.only', { count: number(customers), from: nameOf(from), to: nameOf(to) })} onClick={() => onWay({ from, to })}>
            {number(customers)}
          </button>
        )
      }
    </MoveMatrix>
  );
}

interface MoversProps extends WayProps {
  readonly offset: number;
  readonly onOffset: (offset: number) => void;
}

function Movers({ answer, way, onWay, offset, onOffset }: MoversProps): ReactElement | null {
  const texts = useTexts();
  const { t, number, money } = texts;
  const { total, rows } = answer.movers;
  if (total === 0 && way === undefined) return null;
  const points = (score: number | null): string => (score === null ? '—' : number(score, 1));
  return (
    <div className="stack">
      <div className="row wrap">
        <h3 className="grow">{t('preview.movers')}</h3>
        {way && (
          <Button size="compact-xs" variant="default" onClick={() => onWay(undefined)}>
            {t('preview.everyone')}
          </Button>
        )}
      </div>
      <Scroller label={t('preview.movers')}>
        <table className="movers">
          <thead>
            <tr>
              <th scope="col">{t('preview.customer')}</th>
              <th scope="col">{t('preview.move')}</th>
              <th scope="col" className="number">{t('preview.score')}</th>
              <th scope="col" className="number">{t('preview.value')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to="/customers/$id" params={{ id: row.id }} className="quiet-link">
                    {row.name ?? row.id}
                  </Link>
                </th>
                <td>{t('migration.days', { from: tierName(texts, row.from, 'preview.noTier'), to: tierName(texts, row.to, 'preview.noTier') })}</td>
                <td className="number">{points(row.score)}</td>
                <td className="number">{row.valueNext12Months === null ? '—' : money(row.valueNext12Months, answer.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {total > pageSize && (
        <div className="row wrap">
          <span className="sub grow">{t('preview.page', { from: number(offset + 1), to: number(Math.min(total, offset + pageSize)), total: number(total) })}</span>
          <Button size="compact-xs" variant="default" disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - pageSize))}>
            {t('preview.earlier')}
          </Button>
          <Button size="compact-xs" variant="default" disabled={offset + pageSize >= total} onClick={() => onOffset(offset + pageSize)}>
            {t('preview.later')}
          </Button>
        </div>
      )}
    </div>
  );
}
