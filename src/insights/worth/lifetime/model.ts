/** Fits when customers buy and what they spend, and scores each (x, age) once. Pure; the SQL is in the files beside it. */
import type { Fitted, Row } from '../../../domain/index.ts';
import { betaGeometricModels } from '../beta-geometric.ts';
import type { BetaGeometricName, BetaGeometricParameters } from '../beta-geometric.ts';
import { fitGammaGamma } from '../gamma-gamma.ts';
import type { GammaGammaParameters } from '../gamma-gamma.ts';
import { discountedPurchases, logSpend, spendShape, tailShares } from '../lifetime-value.ts';
import type { LogSpend } from '../lifetime-value.ts';
import type { ModelFit } from '../model-fit.ts';
import type { PurchaseHistory } from '../purchase-groups.ts';
import type { LivingCustomer } from '../purchase-model.ts';
import { exactAgeDays, exactCustomers, figureColumns, groupColumns, modelColumns } from './groups.ts';
import { logVarianceByGroup, spendMoments, totalUncertainty } from './uncertainty.ts';
import type { ValueFits } from './uncertainty.ts';

const horizonWeeks = 52;

/** What people decide about the valuation. */
export interface LifetimeSettings {
  readonly purchaseModel: BetaGeometricName;
  /** 0.1 for 10 % a year. */
  readonly annualDiscountRate: number;
}

/**
 * @param rows the summary: `kind` 'purchases' with x, recency_days, age_days, customers; 'spend' with x, mean_spend, customers;
 *   'score' with every x and age_days that needs a score
 */
export function fitLifetime(rows: readonly Row[], { purchaseModel, annualDiscountRate }: LifetimeSettings): Fitted {
  const { model } = betaGeometricModels[purchaseModel];
  const purchaseRows = rows.filter((row) => row['kind'] === 'purchases');
  const spendRows = rows.filter((row) => row['kind'] === 'spend');
  const column = (of: readonly Row[], name: string, scale: number = 1): Float64Array => Float64Array.from(of, (row) => Number(row[name]) * scale);
  const histories = {
    repeatPurchases: column(purchaseRows, 'x'),
    recencyWeeks: column(purchaseRows, 'recency_days', 1 / 7),
    ageWeeks: column(purchaseRows, 'age_days', 1 / 7),
    weights: column(purchaseRows, 'customers'),
  };
  const purchases = model.fit(histories);
  const spenders = { purchases: column(spendRows, 'x'), meanSpend: column(spendRows, 'mean_spend'), weights: column(spendRows, 'customers') };
  const spend = fitGammaGamma(spenders);
  const fits: ValueFits | undefined = purchases.status === 'known' && spend.status === 'known' ? { model, purchases, spend, meanSpend: spendMoments(spenders) } : undefined;
  const total = fits && totalUncertainty(fits, histories);
  const parameters = {
    purchaseModel,
    ...reported(purchases, 'purchase'),
    spendModel: 'gamma-gamma',
    ...reported(spend, 'spend'),
    horizonWeeks,
    annualDiscountRate,
    ...(total && { totalChanceShare: total.chance, totalParameterShare: total.parameters }),
  };
  if (purchases.status !== 'known') return { status: purchases.status, parameters, observations: purchases.customers };
  const scorer = groupScorer((history) => model.whileAlive(purchases.parameters, history), fits, annualDiscountRate);
  const scored = rows.filter((row) => row['kind'] === 'score').map((row) => scorer(Number(row['x']), Number(row['age_days'])));
  const kept = modelRow({ name: purchaseModel, purchases: purchases.parameters, spend: spend.status === 'known' ? spend.parameters : undefined }, purchases.customers);
  return { status: 'known', parameters, observations: purchases.customers, groups: { columns: groupColumns, rows: [kept, ...scored] } };
}

/** The row that holds what every customer's figures are worked out with. */
function modelRow({ name, purchases: { r, alphaWeeks, a, b }, spend }: FittedLifetime, customers: number): readonly (number | null)[] {
  const { firstChances } = betaGeometricModels[name];
  const exactDays = customers > exactCustomers ? exactAgeDays : null;
  return [null, null, ...figureColumns.map(() => null), r, alphaWeeks * 7, a, b, firstChances, spend?.p ?? null, spend?.q ?? null, spend?.v ?? null, exactDays];
}

/** What every customer's figures are worked out with. */
export interface FittedLifetime {
  readonly name: BetaGeometricName;
  readonly purchases: BetaGeometricParameters;
  readonly spend: GammaGammaParameters | undefined;
}

/** The same, back from a fit that is known. */
export function fittedParameters(fitted: Fitted): FittedLifetime {
  const number = (name: string): number => Number(fitted.parameters[name]);
  return {
    name: fitted.parameters['purchaseModel'] as BetaGeometricName,
    purchases: { r: number('r'), alphaWeeks: number('alphaWeeks'), a: number('a'), b: number('b') },
    spend: fitted.parameters['spendStatus'] === 'known' ? { p: number('p'), q: number('q'), v: number('v') } : undefined,
  };
}

/** A fit as a flat list, as the model report shows it: r, rStandardError … */
function reported<Parameters extends object>(fit: ModelFit<Parameters>, prefix: 'purchase' | 'spend'): Row {
  const basis = { [`${prefix}Status`]: fit.status, [`${prefix}Customers`]: fit.customers, [`${prefix}Groups`]: fit.groups };
  if (fit.status !== 'known') return basis;
  const errors = Object.entries(fit.standardErrors).map(([name, value]) => [`${name}StandardError`, value] as const);
  return { ...basis, ...fit.parameters, ...Object.fromEntries(errors), [`${prefix}LogLikelihood`]: fit.logLikelihood, [`${prefix}Regularised`]: fit.regularised, [`${prefix}LogCovariance`]: fit.logCovariance };
}

function groupScorer(whileAlive: (history: PurchaseHistory) => LivingCustomer, fits: ValueFits | undefined, annualDiscountRate: number): (x: number, ageDays: number) => readonly (number | null)[] {
  const spendByCount: LogSpend | undefined = fits && logSpend(fits.spend.parameters);
  const logVariance = fits && logVarianceByGroup(fits);
  const discounting = { months: 12, monthlyDiscount: (1 + annualDiscountRate) ** (1 / 12) - 1 };
  return (x, ageDays) => {
    const living = whileAlive({ repeatPurchases: x, recencyWeeks: 0, ageWeeks: ageDays / 7 });
    const counts = living.countDistribution(horizonWeeks);
    const shape = spendByCount && spendShape(counts, spendByCount, { purchases: x, logVariance: logVariance?.(x, ageDays / 7) ?? 0 });
    return [x, ageDays, living.expectedPurchases(horizonWeeks), discountedPurchases(living, discounting), counts.atLeast(1), ...tailShares.map((_, index) => shape?.quantiles[index] ?? null), ...modelColumns.map(() => null)];
  };
}
