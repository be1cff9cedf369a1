/**
 * What the value of the next twelve months owes to parameters that are only estimated, and to chance. Per (x, age) for the
 * interval of a customer, summed for the interval of all together. No customer is looked at one by one.
 */
import { logsOf, parametersOf } from '../model-form.ts';
import type { ModelForm } from '../model-form.ts';
import type { BetaGeometricParameters } from '../beta-geometric.ts';
import { expectedSpend } from '../gamma-gamma.ts';
import type { GammaGammaParameters } from '../gamma-gamma.ts';
import type { ModelFit } from '../model-fit.ts';
import { expectedPurchases } from '../purchase-model.ts';
import type { PurchaseModel } from '../purchase-model.ts';
import type { PurchaseGroups, PurchaseHistory } from '../purchase-groups.ts';
import { gradientOf, varianceAlong } from '../uncertainty.ts';

type Known<Parameters> = Extract<ModelFit<Parameters>, { readonly status: 'known' }>;

/** Both fits, and how much repeat customers spend by how often they came. */
export interface ValueFits {
  readonly model: PurchaseModel<BetaGeometricParameters>;
  readonly purchases: Known<BetaGeometricParameters>;
  readonly spend: Known<GammaGammaParameters>;
  readonly meanSpend: (x: number) => SpendMoments;
}

/** Mean and mean square of the customers' mean spends. */
interface SpendMoments {
  readonly mean: number;
  readonly square: number;
}

const spendForm: Pick<ModelForm<GammaGammaParameters>, 'names'> = { names: ['p', 'q', 'v'] };

/** Moments of the mean spend by x, from the summary's spend groups. */
export function spendMoments(groups: { readonly purchases: ArrayLike<number>; readonly meanSpend: ArrayLike<number>; readonly weights: ArrayLike<number> }): (x: number) => SpendMoments {
  const sums = new Map<number, { customers: number; mean: number; square: number }>();
  for (let row = 0; row < groups.weights.length; row++) {
    const [x, spend, weight] = [groups.purchases[row], groups.meanSpend[row], groups.weights[row]] as [number, number, number];
    const sum = sums.get(x) ?? { customers: 0, mean: 0, square: 0 };
    sums.set(x, sum);
    sum.customers += weight;
    sum.mean += weight * spend;
    sum.square += weight * spend * spend;
  }
  return (x) => {
    const sum = sums.get(x);
    return sum ? { mean: sum.mean / sum.customers, square: sum.square / sum.customers } : { mean: 0, square: 0 };
  };
}

const horizonWeeks = 52;
/** Ages are told apart by steps of a factor of √2: the uncertainty of the parameters changes slowly with age. */
const stepsPerDoubling = 2;

/**
 * Variance of the logarithm of the value of an active customer that comes from the parameters alone (delta method), by x and age.
 * Whether they buy at all needs no widening: the uncertainty of a probability averages out of a yes or no.
 */
export function logVarianceByGroup({ model, purchases, spend, meanSpend }: ValueFits): (x: number, ageWeeks: number) => number {
  const known = new Map<string, number>();
  const purchaseLogs = logsOf(model.form, purchases.parameters);
  const spendLogs = logsOf(spendForm, spend.parameters);
  return (x, ageWeeks) => {
    const step = Math.round(stepsPerDoubling * Math.log2(1 + ageWeeks));
    const key = `${x} ${step}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const history = { repeatPurchases: x, recencyWeeks: 0, ageWeeks: 2 ** (step / stepsPerDoubling) - 1 };
    const often = (logs: readonly number[]): number => Math.log(model.whileAlive(parametersOf(model.form, logs), history).expectedPurchases(horizonWeeks));
    const much = (logs: readonly number[]): number => Math.log(expectedSpend(parametersOf(spendForm, logs), { purchases: x, meanSpend: meanSpend(x).mean }));
    const variance = varianceAlong(gradientOf(often, purchaseLogs), purchases.logCovariance) + varianceAlong(gradientOf(much, spendLogs), spend.logCovariance);
    const usable = Number.isFinite(variance) ? variance : 0;
    known.set(key, usable);
    return usable;
  };
}

/** How far all customers' value together may lie from its expectation, as shares of it. */
export interface TotalUncertainty {
  /** One standard deviation of every customer going their own way; null where spend has no variance (q ≤ 2). */
  readonly chance: number | null;
  /** One standard error of the estimated parameters. */
  readonly parameters: number;
}

/** About so many groups are looked at; more are thinned evenly. */
const enoughGroups = 1000;

/**
 * Σ over customers of P(alive) · E[purchases in 52 weeks | alive] · E[spend], its variance by chance, and its gradient by the parameters.
 * Discounting scales all of it alike. Given x, how much customers spend is taken to be independent of when they came, as the
 * spend model has it.
 */
export function totalUncertainty(fits: ValueFits, groups: PurchaseGroups): TotalUncertainty {
  const { model, purchases, spend, meanSpend } = fits;
  const every = Math.max(1, Math.floor(groups.weights.length / enoughGroups));
  const members = Array.from({ length: Math.ceil(groups.weights.length / every) }, (_, index): { readonly history: PurchaseHistory; readonly weight: number } => {
    const row = index * every;
    return { history: { repeatPurchases: groups.repeatPurchases[row] as number, recencyWeeks: groups.recencyWeeks[row] as number, ageWeeks: groups.ageWeeks[row] as number }, weight: groups.weights[row] as number };
  });
  const spends = (parameters: GammaGammaParameters) => (x: number): number => expectedSpend(parameters, { purchases: x, meanSpend: meanSpend(x).mean });
  const bought = (parameters: BetaGeometricParameters): number[] => members.map(({ history, weight }) => weight * expectedPurchases({ model, parameters, history }, horizonWeeks));
  const [countNow, spendNow] = [bought(purchases.parameters), members.map(({ history }) => spends(spend.parameters)(history.repeatPurchases))];
  const total = countNow.reduce((sum, count, index) => sum + count * (spendNow[index] as number), 0);
  const byPurchases = gradientOf((logs) => bought(parametersOf(model.form, logs)).reduce((sum, count, index) => sum + count * (spendNow[index] as number), 0), logsOf(model.form, purchases.parameters));
  const bySpend = gradientOf((logs) => {
    const each = spends(parametersOf(spendForm, logs));
    return members.reduce((sum, { history }, index) => sum + (countNow[index] as number) * each(history.repeatPurchases), 0);
  }, logsOf(spendForm, spend.parameters));
  const variance = varianceAlong(byPurchases, purchases.logCovariance) + varianceAlong(bySpend, spend.logCovariance);
  const chance = members.reduce((sum, { history, weight }) => sum + weight * chanceVariance(fits, history), 0) * every;
  return { chance: spend.parameters.q > 2 ? Math.sqrt(chance) / (total * every) : null, parameters: Math.sqrt(variance) / total };
}

/**
 * Variance of what one such customer spends: E[S²] − E[S]², where given n purchases S = (v + x·m)·BetaPrime(p·n, p·x + q), so that
 * E[S² | n] = (v + x·m)² · p·n(p·n + 1) / ((p·x + q − 1)(p·x + q − 2)).
 */
function chanceVariance({ model, purchases, spend, meanSpend }: ValueFits, history: PurchaseHistory): number {
  const alive = model.probabilityAlive(purchases.parameters, history);
  const counts = model.whileAlive(purchases.parameters, history).countDistribution(horizonWeeks);
  let [mean, square] = [0, 0];
  for (let count = 0; count < counts.end; count++) {
    const probability = counts.probability(count);
    mean += count * probability;
    square += count * count * probability;
  }
  const { p, q, v } = spend.parameters;
  const x = history.repeatPurchases;
  const moments = meanSpend(x);
  const scaleSquare = v * v + 2 * v * x * moments.mean + x * x * moments.square;
  const shape = p * x + q;
  const secondMoment = (alive * scaleSquare * (p * p * square + p * mean)) / ((shape - 1) * (shape - 2));
  const meanSquare = (alive * alive * scaleSquare * p * p * mean * mean) / ((shape - 1) * (shape - 1));
  return Math.max(0, secondMoment - meanSquare);
}
