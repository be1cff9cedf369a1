import type { Bilingual } from '../../../domain/index.ts';
import { checkProbabilities, fitLogistic, quantile80, sigmoid } from '../../numeric/index.ts';
import type { LogisticFit, ProbabilityCheck } from '../../numeric/index.ts';
import { encode, featuresOf } from './features.ts';
import type { ChurnColumn, Feature } from './features.ts';

/** Customers grouped by what is known of them. Each group says how many there are and how many left, apart for the hold-out. */
export interface ChurnGroups {
  readonly columns: readonly ChurnColumn[];
  /** Per column an array over the groups; see `encode`. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly cases: readonly number[];
  readonly events: readonly number[];
  /** Kept away from the fit to judge it. */
  readonly heldCases: readonly number[];
  readonly heldEvents: readonly number[];
}

export interface ChurnCoefficient extends Feature {
  /** Change of the log-odds of leaving: per unit of a number, against the baseline for a level. Null when other columns already say it. */
  readonly estimate: number | null;
  readonly standardError: number | null;
  readonly z: number | null;
  /** exp(estimate) with its 80 % interval: 2 doubles the odds. For a number, per standard deviation. */
  readonly oddsRatio: number | null;
  readonly oddsRatioLow: number | null;
  readonly oddsRatioHigh: number | null;
}

export type Grade = 'good' | 'usable' | 'weak' | 'useless' | 'unknown';

export interface ChurnReport {
  readonly status: LogisticFit['status'];
  readonly customers: number;
  readonly churned: number;
  readonly churnRate: number;
  readonly regularised: boolean;
  readonly logLikelihood: number | null;
  /** 1 − log-likelihood / that of the overall rate alone (McFadden). */
  readonly pseudoR2: number | null;
  readonly intercept: { readonly estimate: number; readonly standardError: number } | null;
  readonly coefficients: readonly ChurnCoefficient[];
  /** Judged on customers the fit had not seen; null when too few of either kind were held out. */
  readonly holdOut: ProbabilityCheck | null;
  readonly verdict: { readonly grade: Grade } & Bilingual;
}

/**
 * Who leaves: a logistic model fitted without the held-out customers, judged on them, then fitted on everybody.
 * The judgement is of the first fit, the coefficients are of the second.
 */
export function reportChurn(groups: ChurnGroups): ChurnReport {
  return fitChurn(groups).report;
}

/** The same, with the fit on everybody for scoring. */
export function fitChurn(groups: ChurnGroups): { readonly report: ChurnReport; readonly fit: LogisticFit; readonly features: readonly Float64Array[] } {
  const features = encode(groups.columns, groups.values);
  const training = fitLogistic({ features, cases: groups.cases, events: groups.events });
  const all = fitLogistic({ features, cases: sums(groups.cases, groups.heldCases), events: sums(groups.events, groups.heldEvents) });
  const holdOut = training.status === 'known' ? (checkProbabilities({ probabilities: probabilitiesOf(training, features), cases: groups.heldCases, events: groups.heldEvents }) ?? null) : null;
  const known = all.status === 'known';
  const report: ChurnReport = {
    status: all.status,
    customers: all.cases,
    churned: all.events,
    churnRate: all.cases === 0 ? 0 : all.events / all.cases,
    regularised: all.regularised,
    logLikelihood: known ? all.logLikelihood : null,
    pseudoR2: known ? 1 - all.logLikelihood / all.nullLogLikelihood : null,
    intercept: known ? { estimate: all.coefficients[0] as number, standardError: all.standardErrors[0] as number } : null,
    coefficients: known ? featuresOf(groups.columns).map((feature, index) => coefficientOf(feature, all, index)) : [],
    holdOut,
    verdict: verdictOf(all, holdOut),
  };
  return { report, fit: all, features };
}

/** The fitted probability of each group. */
function probabilitiesOf(fit: LogisticFit, features: readonly ArrayLike<number>[]): Float64Array {
  const size = features[0]?.length ?? 0;
  return Float64Array.from({ length: size }, (_, group) => sigmoid(features.reduce((sum, values, index) => sum + (fit.coefficients[index + 1] as number) * (values[group] as number), fit.coefficients[0] as number)));
}

function coefficientOf(feature: Feature, fit: LogisticFit, index: number): ChurnCoefficient {
  const [estimate, standardError] = [fit.coefficients[index + 1] as number, fit.standardErrors[index + 1] as number];
  if (fit.aliased[index]) return { ...feature, estimate: null, standardError: null, z: null, oddsRatio: null, oddsRatioLow: null, oddsRatioHigh: null };
  const step = feature.deviation ?? 1;
  const odds = (deviations: number): number => Math.exp(step * (estimate + deviations * standardError));
  return { ...feature, estimate, standardError, z: estimate / standardError, oddsRatio: odds(0), oddsRatioLow: odds(-quantile80), oddsRatioHigh: odds(quantile80) };
}

/** How good the model is, in words. Borders by convention: an AUC of .7 and .8, a calibration error of .03 or one and a half times what chance makes. */
function verdictOf(fit: Pick<LogisticFit, 'status' | 'events' | 'regularised'>, holdOut: ProbabilityCheck | null): ChurnReport['verdict'] {
  if (fit.status !== 'known') return { grade: 'unknown', zh: `只有 ${fit.events} 位流失，或几乎全都流失，估不出谁会走。`, en: `Only ${fit.events} left, or nearly everybody did: there is no telling who will leave.` };
  if (!holdOut) return { grade: 'unknown', zh: '留出的客户里没有足够的流失，模型没法检验，先别按它行事。', en: 'Too few of the held-out customers left to check the model: do not act on it yet.' };
  const grade: Grade = holdOut.aucLow <= 0.5 ? 'useless' : holdOut.auc < 0.7 ? 'weak' : holdOut.auc < 0.8 ? 'usable' : 'good';
  const top = holdOut.deciles[0];
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  const words: Readonly<Record<Exclude<Grade, 'unknown'>, Bilingual>> = {
    good: { zh: '排得准', en: 'It ranks customers well' },
    usable: { zh: '排得还可以', en: 'It ranks customers usably' },
    weak: { zh: '只比瞎猜强一点', en: 'It ranks customers only a little better than chance' },
    useless: { zh: '不比瞎猜强，别用', en: 'It is no better than chance: do not use it' },
  };
  const points = (holdOut.calibrationError * 100).toFixed(1);
  const noise = (holdOut.calibrationNoise * 100).toFixed(1);
  const calibrated = holdOut.calibrationError <= Math.max(0.03, 1.5 * holdOut.calibrationNoise);
  const lead = words[grade as Exclude<Grade, 'unknown'>];
  const trust = calibrated
    ? { zh: `概率可以照字面用（平均偏差 ${points} 个百分点，光凭运气就有 ${noise}）`, en: `its probabilities can be taken at their word (off by ${points} points on average, of which chance alone makes ${noise})` }
    : { zh: `概率平均偏 ${points} 个百分点，只可用来排序`, en: `its probabilities are off by ${points} points on average, so use the order rather than the size` };
  const reach = top ? { zh: `风险最高的一成里真正离开了 ${percent(top.observed)}，是平均的 ${top.lift.toFixed(1)} 倍`, en: `of the riskiest tenth ${percent(top.observed)} did leave, ${top.lift.toFixed(1)} times the average` } : { zh: '', en: '' };
  return {
    grade,
    zh: `${lead.zh}：任取一位走的和一位没走的，${percent(holdOut.auc)} 的时候走的那位分更高；${reach.zh}；${trust.zh}。${fit.regularised ? '有的取值把走与留完全分开，已加弱先验。' : ''}`,
    en: `${lead.en}: of one who left and one who stayed it gives the leaver the higher risk ${percent(holdOut.auc)} of the time; ${reach.en}; ${trust.en}.${fit.regularised ? ' Some values separate leavers from stayers completely, so a weak prior was added.' : ''}`,
  };
}

function sums(one: readonly number[], other: readonly number[]): number[] {
  return one.map((value, index) => value + (other[index] as number));
}
