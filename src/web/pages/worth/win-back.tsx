/** The lost: whom to win back and for how much at most; and what losing one of the others costs. */
import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CompanyMeasure } from '../../../contract/index.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer, useChange } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure, Figure, useExplain } from '../../parts/explanation.tsx';
import { Pager } from '../../parts/pager.tsx';
import { TierPill } from '../../parts/pill.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';

type WinBack = Output<'winBack'>;

const sorts = ['mostPerAttempt', 'atStake', 'chanceBack'] as const;
type Sort = (typeof sorts)[number];
const limit = 10;

export function WinBackSection(): ReactElement {
  const [sort, setSort] = useState<Sort>('mostPerAttempt');
  const [offset, setOffset] = useState(0);
  const query = useAnswer('winBack', { sort, offset, limit }, { keepPrevious: true });
  const resort = (next: string): void => {
    setSort(sorts.find((name) => name === next) ?? 'mostPerAttempt');
    setOffset(0);
  };
  return (
    <Answer query={query} lines={6}>
      {(answer) => (
        <div className="stack">
          <WinBackCard answer={answer} sort={sort} onSort={resort} offset={offset} onMove={setOffset} />
          <LosingCard answer={answer} />
        </div>
      )}
    </Answer>
  );
}

interface ListProps {
  readonly answer: WinBack;
  readonly sort: Sort;
  readonly onSort: (sort: string) => void;
  readonly offset: number;
  readonly onMove: (offset: number) => void;
}

function WinBackCard({ answer, sort, onSort, offset, onMove }: ListProps): ReactElement {
  const { t } = useTexts();
  if (answer.lost.customers === 0) {
    return (
      <Card title={t('winBack.title')}>
        <p className="sub">{t('winBack.none')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('winBack.title')} aside={<NativeSelect size="xs" aria-label={t('winBack.sort')} value={sort} onChange={(event) => onSort(event.currentTarget.value)} data={sorts.map((value) => ({ value, label: t(`winBack.sort.${value}`) }))} />}>
      <Lead answer={answer} />
      <Scroller label={t('winBack.title')} className="leaving-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('winBack.customer')}</th>
              <th scope="col">{t('winBack.silent')}</th>
              <th scope="col" className="number">{t('winBack.chance')}</th>
              <th scope="col" className="number">{t('winBack.value')}</th>
              <th scope="col" className="number">{t('winBack.perAttempt')}</th>
              <th scope="col" className="number">{t('winBack.perSuccess')}</th>
              <th scope="col">{t('winBack.why')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.rows.map((lost) => (
              <LostRow key={lost.row.id} lost={lost} currency={answer.currency} />
            ))}
          </tbody>
        </table>
      </Scroller>
      <Pager total={answer.lost.customers} offset={offset} limit={limit} onMove={onMove} />
      <p className="sub">{t('winBack.note')}</p>
      {answer.marginShare === null && <p className="sub">{t('winBack.noMargin')}</p>}
    </Card>
  );
}

function Lead({ answer }: { readonly answer: WinBack }): ReactElement {
  const { t, rich, number, money, moneyRange, percent } = useTexts();
  const { lost, measured, chanceFrom, currency } = answer;
  const { atStake, atStakeLow, atStakeHigh, expectedBack } = lost;
  const opened = (measure: CompanyMeasure, shown: string): ReactElement => (
    <CompanyFigure measure={measure} label={t('winBack.title')}>
      {shown}
    </CompanyFigure>
  );
  return (
    <>
      <p>
        {atStake === null || atStakeLow === null || atStakeHigh === null
          ? rich('winBack.leadUnknown', { customers: opened('lostCustomers', number(lost.customers)) })
          : rich('winBack.lead', {
              customers: <b>{opened('lostCustomers', number(lost.customers))}</b>,
              value: <b>{opened('lostValue', money(atStake, currency))}</b>,
              range: moneyRange(atStakeLow, atStakeHigh, currency),
              back: <b>{opened('expectedBack', number(expectedBack ?? 0))}</b>,
            })}
      </p>
      <p className="sub">
        {chanceFrom === 'returns' && measured
          ? rich('winBack.measured', { days: number(measured.days), lost: number(measured.wereLost), back: number(measured.returned), share: opened('returnShare', percent(measured.share, 1)), low: percent(measured.low, 1), high: percent(measured.high, 1) })
          : t('winBack.modelled')}
      </p>
    </>
  );
}

function LostRow({ lost, currency }: { readonly lost: WinBack['rows'][number]; readonly currency: string }): ReactElement {
  const { t, say, number, money, moneyRange, percent } = useTexts();
  const explain = useExplain();
  const { row } = lost;
  const asked = { customer: row.id, currency };
  const gaps = row.silentDays !== null && row.usualGapDays ? row.silentDays / row.usualGapDays : undefined;
  return (
    <tr>
      <th scope="row">
        <Link to="/customers/$id" params={{ id: row.id }}>
          {row.name ?? row.id}
        </Link>
      </th>
      <td className="nowrap">{row.silentDays === null || gaps === undefined ? '—' : t('winBack.gaps', { days: number(row.silentDays), gaps: number(gaps, 1) })}</td>
      <td className="number">
        {lost.chanceBack === null ? '—' : <Figure {...asked} measure="chanceBack" label={t('winBack.chance')}>{percent(lost.chanceBack)}</Figure>}
        {lost.chanceLow !== null && lost.chanceHigh !== null && <div className="sub">{`${percent(lost.chanceLow)}–${percent(lost.chanceHigh)}`}</div>}
      </td>
      <td className="number">
        {lost.valueIfBack === null ? '—' : <Figure {...asked} measure="valueIfBack" label={t('winBack.value')}>{money(lost.valueIfBack, currency)}</Figure>}
        {lost.valueLow !== null && lost.valueHigh !== null && <div className="sub">{moneyRange(lost.valueLow, lost.valueHigh, currency)}</div>}
      </td>
      <td className="number">{lost.mostPerAttempt === null ? '—' : <Figure {...asked} measure="mostPerAttempt" label={t('winBack.perAttempt')}>{money(Math.round(lost.mostPerAttempt), currency)}</Figure>}</td>
      <td className="number">{lost.mostItMayCost === null ? '—' : <Figure {...asked} measure="mostItMayCost" label={t('winBack.perSuccess')}>{money(Math.round(lost.mostItMayCost), currency)}</Figure>}</td>
      <td className="why">
        {lost.reasons.map((reason) => (
          <button key={reason.measure} type="button" className="pill" title={t('figure.why', { label: say(reason.text) })} onClick={() => explain({ ...asked, measure: reason.measure })}>
            {say(reason.text)}
          </button>
        ))}
      </td>
    </tr>
  );
}

function LosingCard({ answer }: { readonly answer: WinBack }): ReactElement {
  const { t, money, moneyRange, percent } = useTexts();
  const { currency } = answer;
  return (
    <Card title={t('losing.title')}>
      <div className="worth-halves">
        <Scroller label={t('losing.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('losing.tier')}</th>
                <th scope="col" className="number">{t('losing.revenue')}</th>
                <th scope="col" className="number">{t('losing.margin')}</th>
                <th scope="col" className="number">{t('losing.total')}</th>
              </tr>
            </thead>
            <tbody>
              {answer.losing.map((tier) => {
                const opened = (measure: CompanyMeasure, label: string, amount: number): ReactElement => (
                  <CompanyFigure measure={measure} of={[tier.tier]} about={t(`tier.${tier.tier}`)} label={label}>
                    {money(Math.round(amount), currency)}
                  </CompanyFigure>
                );
                return (
                  <tr key={tier.tier}>
                    <th scope="row">
                      <TierPill tier={tier.tier} />
                    </th>
                    <td className="number">
                      {tier.residual === null ? '—' : opened('losingRevenue', t('losing.revenue'), tier.residual)}
                      {tier.residualLow !== null && tier.residualHigh !== null && <div className="sub">{moneyRange(Math.round(tier.residualLow), Math.round(tier.residualHigh), currency)}</div>}
                    </td>
                    <td className="number">{tier.margin === null ? '—' : opened('losingMargin', t('losing.margin'), tier.margin)}</td>
                    <td className="number">{tier.total === null ? <span className="sub">{t('losing.unknown')}</span> : opened('losingCost', t('losing.total'), tier.total)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroller>
        <div>
          <p className="sub">
            {t('losing.note')} {t(`losing.marginFrom.${answer.marginFrom}`, { share: percent(answer.marginShare ?? 0) })}
          </p>
          <LossForm />
        </div>
      </div>
    </Card>
  );
}

function LossForm(): ReactElement {
  const query = useAnswer('getLossSettings', {});
  return (
    <Answer query={query} lines={2}>
      {(settings) => <LossFields settings={settings} />}
    </Answer>
  );
}

function LossFields({ settings }: { readonly settings: Output<'getLossSettings'> }): ReactElement {
  const { t } = useTexts();
  const [draft, setDraft] = useState(settings);
  const save = useChange('saveLossSettings', ['getLossSettings', 'listRuns']);
  const given = (value: string | number): number | null => (value === '' ? null : Number(value));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      <div className="losing-form">
        <NumberInput size="xs" label={t('losing.acquisition')} placeholder={t('losing.acquisitionPlaceholder')} min={0} value={draft.acquisitionCost ?? ''} onChange={(value) => setDraft({ acquisitionCost: given(value) })} />
        <Button type="submit" size="xs" variant="default" loading={save.isPending}>
          {t('losing.save')}
        </Button>
      </div>
      {save.isSuccess && <output className="sub">{t('losing.saved')}</output>}
      {save.error && <Failure error={save.error} />}
    </form>
  );
}
