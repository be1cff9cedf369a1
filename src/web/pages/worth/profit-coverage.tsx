/** On what the figures rest: what is on record, what is assumed, and what customers bring besides. */
import type { ReactElement, ReactNode } from 'react';
import type { Output } from '../../api/client.ts';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts/texts.tsx';

type ProfitAnswer = Output<'profit'>;

export function CoverageCard({ answer }: { readonly answer: ProfitAnswer }): ReactElement {
  const { t, money, percent, number, day, list } = useTexts();
  const { coverage, total, indirect, currency } = answer;
  const costs = total.productCost + total.serviceCost;
  const isAllKnown = coverage.knownCostShare !== null && coverage.knownCostShare > 0.9995;
  return (
    <Card title={t('basis.title')}>
      <dl className="profile">
        <Fact title={t('basis.goods')}>
          {coverage.knownCostShare === null ? '—' : isAllKnown ? t('basis.goodsKnown') : t('basis.goodsShare', { share: percent(coverage.knownCostShare), margin: percent(coverage.grossMargin, 1), from: t(`basis.from.${coverage.grossMarginFrom}`) })}
        </Fact>
        <Fact title={t('basis.serving')}>
          {coverage.costsFrom === null ? t('basis.servingNone', { amount: money(answer.assumptions.costPerContact, currency) }) : t('basis.servingKnown', { facts: number(coverage.costFacts), day: day(coverage.costsFrom) })}
          {coverage.costKinds.length > 0 && <div className="sub">{list(coverage.costKinds.map((kind) => `${kind.kind || t('basis.noKind')} ${money(kind.amount, currency)}`))}</div>}
        </Fact>
        <Fact title={t('basis.assumed')}>{total.assumed === 0 ? t('basis.assumedNone') : t('basis.assumedShare', { amount: money(total.assumed, currency), share: percent(costs > 0 ? total.assumed / costs : 0) })}</Fact>
        {coverage.otherCurrencyCosts > 0 && <Fact title={t('basis.currency')}>{t('basis.currencyText', { facts: coverage.otherCurrencyCosts, currency })}</Fact>}
        <Fact title={t('basis.indirect')}>
          {indirect.referrals.referred === 0 ? t('basis.noReferrals') : t('basis.referrals', { referrers: indirect.referrals.customers, referred: indirect.referrals.referred, value: money(indirect.referrals.value, currency) })}
          {indirect.entered.customers > 0 && <div>{t('basis.entered', { customers: indirect.entered.customers, value: money(indirect.entered.yearlyAmount, currency) })}</div>}
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
