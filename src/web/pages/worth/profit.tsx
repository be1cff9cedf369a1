/** Profit: who earns it, who eats it up, on what the figures rest, and what to do about the losses. */
import type { ReactElement, ReactNode } from 'react';
import type { CompanyMeasure } from '../../../contract/index.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { WhaleCurve } from '../../charts/whale-curve.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { PageHead } from '../../parts/page.tsx';
import { RunNow } from '../../parts/run-now.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { AssumptionsCard } from './profit-assumptions.tsx';
import { CoverageCard } from './profit-coverage.tsx';
import { SectionLinks } from './section.tsx';
import { UnprofitableCard } from './unprofitable.tsx';
import './profit.css';

type ProfitAnswer = Output<'profit'>;

export function ProfitPage(): ReactElement {
  return (
    <Answer query={useAnswer('profit', {})}>
      {(answer) => (
        <>
          <Head answer={answer} />
          <SectionLinks />
          {answer.total.customers === 0 ? <NothingKnown /> : <Profit answer={answer} />}
        </>
      )}
    </Answer>
  );
}

function Head({ answer }: { readonly answer: ProfitAnswer }): ReactElement {
  const { t, rich, say, percent, money, day } = useTexts();
  const { total, peak, currency } = answer;
  const title =
    total.customers === 0
      ? t('profit.titleUnknown')
      : total.unprofitable === 0
        ? rich('profit.titleAll', { profit: <CompanyFigure inHeading measure="netMargins" of={['all']} label={t('profit.netMargin')}>{money(total.netMargin, currency)}</CompanyFigure> })
        : rich('profit.title', {
            customers: <CompanyFigure inHeading measure="unprofitableCustomers" of={['all']} label={t('sizes.losers')}>{t('profit.customers', { count: total.unprofitable })}</CompanyFigure>,
            share: peak.profit > 0 ? <CompanyFigure inHeading measure="lossShare" label={t('whale.title')}>{percent(total.loss / peak.profit, 1)}</CompanyFigure> : money(total.loss, currency),
          });
  return <PageHead name={t('profit.name')} title={title} lead={total.customers === 0 ? undefined : `${say(answer.finding)} ${t('profit.asOf', { day: day(answer.asOf) })}`} />;
}

/** Nobody has been added up: the latest run is older than this page, or there are no orders. */
function NothingKnown(): ReactElement {
  const { t } = useTexts();
  return (
    <Card title={t('profit.name')}>
      <p>{t('profit.nothing')}</p>
      <RunNow compact />
    </Card>
  );
}

function Profit({ answer }: { readonly answer: ProfitAnswer }): ReactElement {
  return (
    <div className="stack">
      <div className="profit-top">
        <Whale answer={answer} />
        <CoverageCard answer={answer} />
      </div>
      <Sizes answer={answer} />
      <UnprofitableCard answer={answer} />
      <AssumptionsCard assumptions={answer.assumptions} isDefault={answer.isDefault} currency={answer.currency} />
    </div>
  );
}

function Whale({ answer }: { readonly answer: ProfitAnswer }): ReactElement {
  const { t, rich, money, percent } = useTexts();
  const { peak, total, currency } = answer;
  const opened = (measure: CompanyMeasure, of: readonly string[], shown: string): ReactElement => (
    <CompanyFigure measure={measure} of={of} label={t('whale.title')}>
      {shown}
    </CompanyFigure>
  );
  const text = {
    share: opened('earnersShare', [], percent(peak.customersShare)),
    peak: opened('earnedProfit', [], money(peak.profit, currency)),
    loss: opened('losses', ['all'], money(total.loss, currency)),
    end: opened('netMargins', ['all'], money(total.netMargin, currency)),
  };
  return (
    <Card title={t('whale.title')}>
      <p className="sub">{total.unprofitable === 0 ? rich('whale.textNone', { end: text.end }) : rich('whale.text', text)}</p>
      <WhaleCurve points={answer.whaleCurve} peak={peak} currency={currency} />
    </Card>
  );
}

/** Big, middle and small customers, by what they bought. */
function Sizes({ answer }: { readonly answer: ProfitAnswer }): ReactElement {
  const { t, number, money, percent } = useTexts();
  const { currency, total } = answer;
  const largest = Math.max(...answer.sizes.map((size) => Math.abs(size.marginRate?.rate ?? 0)), 0.01);
  return (
    <Card title={t('sizes.title')} aside={<span className="sub">{t('sizes.rule', { big: percent(answer.assumptions.bigShare), middle: percent(answer.assumptions.middleShare) })}</span>}>
      <Scroller label={t('sizes.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('sizes.size')}</th>
              <th scope="col" className="number">{t('worth.customers')}</th>
              <th scope="col" className="number">{t('profit.revenue')}</th>
              <th scope="col" className="number">{t('profit.productCost')}</th>
              <th scope="col" className="number">{t('profit.serviceCost')}</th>
              <th scope="col" className="number">{t('profit.netMargin')}</th>
              <th scope="col">{t('sizes.rate')}</th>
              <th scope="col" className="number">{t('sizes.losers')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.sizes.map((size) => {
              const opened = (measure: CompanyMeasure, label: string, shown: ReactNode): ReactElement => (
                <CompanyFigure measure={measure} of={[size.size]} about={t(`size.${size.size}`)} label={label}>
                  {shown}
                </CompanyFigure>
              );
              return (
                <tr key={size.size}>
                  <th scope="row">
                    {t(`size.${size.size}`)}
                    {size.from !== null && <div className="sub">{t('sizes.from', { amount: money(size.from, currency) })}</div>}
                  </th>
                  <td className="number">{opened('profitCustomers', t('worth.customers'), number(size.customers))}</td>
                  <td className="number">
                    {opened('revenue', t('profit.revenue'), money(size.revenue, currency))}
                    {total.revenue > 0 && size.size !== 'none' && <div className="sub">{percent(size.revenue / total.revenue)}</div>}
                  </td>
                  <td className="number">{opened('productCosts', t('profit.productCost'), money(size.productCost, currency))}</td>
                  <td className="number">
                    {opened('serviceCosts', t('profit.serviceCost'), money(size.serviceCost, currency))}
                    {size.revenue > 0 && <div className="sub">{t('sizes.ofRevenue', { share: percent(size.serviceCost / size.revenue) })}</div>}
                  </td>
                  <td className="number">
                    {opened('netMargins', t('profit.netMargin'), money(size.netMargin, currency))}
                    {total.netMargin > 0 && size.size !== 'none' && <div className="sub">{percent(size.netMargin / total.netMargin)}</div>}
                  </td>
                  <td>{size.marginRate === null ? <span className="sub">—</span> : <Rate rate={size.marginRate} largest={largest} opened={opened('marginRate', t('sizes.rate'), percent(size.marginRate.rate, 1))} />}</td>
                  <td className="number">
                    {opened('unprofitableCustomers', t('sizes.losers'), number(size.unprofitable))}
                    {size.loss > 0 && <div className="sub">{opened('losses', t('losses.title'), money(-size.loss, currency))}</div>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroller>
    </Card>
  );
}

function Rate({ rate, largest, opened }: { readonly rate: NonNullable<ProfitAnswer['sizes'][number]['marginRate']>; readonly largest: number; readonly opened: ReactNode }): ReactElement {
  const { t, percent } = useTexts();
  return (
    <>
      <span className="stage-cell">
        <span>{opened}</span>
        <span className="stage-bar" aria-hidden="true">
          <i className={rate.rate < 0 ? 'loss' : undefined} style={{ width: `${(Math.abs(rate.rate) / largest) * 100}%` }} />
        </span>
      </span>
      <div className="sub">{t('figure.interval', { level: percent(0.8), range: `${percent(rate.low, 1)} – ${percent(rate.high, 1)}` })}</div>
    </>
  );
}
