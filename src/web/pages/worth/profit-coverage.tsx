/** On what the figures rest: what is on record, what is assumed, and what customers bring besides. */
import { Fragment } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Output } from '../../api/client.ts';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { useTexts } from '../../texts/texts.tsx';

type ProfitAnswer = Output<'profit'>;

export function CoverageCard({ answer }: { readonly answer: ProfitAnswer }): ReactElement {
  const { t, rich, money, percent, number, day } = useTexts();
  const { coverage, total, indirect, currency } = answer;
  const costs = total.productCost + total.serviceCost;
  const isAllKnown = coverage.knownCostShare !== null && coverage.knownCostShare > 0.9995;
  return (
    <Card title={t('basis.title')}>
      <dl className="profile">
        <Fact title={t('basis.goods')}>
          {coverage.knownCostShare === null ? '—' : isAllKnown ? <CompanyFigure measure="knownCostShare" label={t('basis.goods')}>{t('basis.goodsKnown')}</CompanyFigure> : rich('basis.goodsShare', { share: <CompanyFigure measure="knownCostShare" label={t('basis.goods')}>{percent(coverage.knownCostShare)}</CompanyFigure>, margin: percent(coverage.grossMargin, 1), from: t(`basis.from.${coverage.grossMarginFrom}`) })}
        </Fact>
        <Fact title={t('basis.serving')}>
          {coverage.costsFrom === null ? t('basis.servingNone', { amount: money(answer.assumptions.costPerContact, currency) }) : rich('basis.servingKnown', { facts: <CompanyFigure measure="costsOnRecord" label={t('basis.serving')}>{number(coverage.costFacts)}</CompanyFigure>, day: day(coverage.costsFrom) })}
          {coverage.costKinds.length > 0 && (
            <div className="sub">
              {coverage.costKinds.map((kind, place) => (
                <Fragment key={kind.kind}>
                  {place > 0 && ' · '}
                  {kind.kind || t('basis.noKind')}{' '}
                  <CompanyFigure measure="costOfKind" of={[kind.kind]} about={kind.kind || t('basis.noKind')} label={t('basis.serving')}>
                    {money(kind.amount, currency)}
                  </CompanyFigure>
                </Fragment>
              ))}
            </div>
          )}
        </Fact>
        <Fact title={t('basis.assumed')}>{total.assumed === 0 ? t('basis.assumedNone') : rich('basis.assumedShare', { amount: <CompanyFigure measure="assumedCosts" of={['all']} label={t('basis.assumed')}>{money(total.assumed, currency)}</CompanyFigure>, share: percent(costs > 0 ? total.assumed / costs : 0) })}</Fact>
        {coverage.otherCurrencyCosts > 0 && <Fact title={t('basis.currency')}>{t('basis.currencyText', { facts: coverage.otherCurrencyCosts, currency })}</Fact>}
        <Fact title={t('basis.indirect')}>
          {indirect.referrals.referred === 0 ? t('basis.noReferrals') : rich('basis.referrals', {
                referrers: indirect.referrals.customers,
                referred: <CompanyFigure measure="referredCustomers" label={t('basis.indirect')}>{number(indirect.referrals.referred)}</CompanyFigure>,
                value: <CompanyFigure measure="referralValue" label={t('basis.indirect')}>{money(indirect.referrals.value, currency)}</CompanyFigure>,
              })}
          {indirect.entered.customers > 0 && <div>{rich('basis.entered', { customers: indirect.entered.customers, value: <CompanyFigure measure="enteredValue" label={t('basis.indirect')}>{money(indirect.entered.yearlyAmount, currency)}</CompanyFigure> })}</div>}
          <div className="sub">{t('basis.apart')}</div>
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt className="sub">{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
