/** The verdict on a fit, in plain words. Every sentence rests on one figure of the report. */
import type { Bilingual, UnknownReason } from '../../domain/index.ts';
import type { ProbabilityCheck } from '../numeric/index.ts';
import { fewestCustomers, fewestRepeatCustomers } from './model-fit.ts';
import type { BaselineName } from './baselines.ts';
import type { HoldOutReport } from './hold-out.ts';

/** `good`: use it. `fair`: use it with care. `poor`: do not. `untested`: nothing was held back. */
export type Trust = 'good' | 'fair' | 'poor' | 'untested' | 'none';

export interface Verdict {
  readonly trust: Trust;
  readonly title: Bilingual;
  /** What the verdict rests on, most important first. */
  readonly reasons: readonly { readonly trust: Exclude<Trust, 'untested' | 'none'>; readonly text: Bilingual }[];
}

const titles: Readonly<Record<Trust, Bilingual>> = {
  good: { zh: '可以信：它预见了没见过的那段时间。', en: 'You can trust it: it foresaw a period it had not seen.' },
  fair: { zh: '大致可用，用时留余地：并非处处都准。', en: 'Usable with care: it is not accurate in every respect.' },
  poor: { zh: '先别信：它没能预见没见过的那段时间。', en: 'Do not rely on it: it did not foresee a period it had not seen.' },
  untested: { zh: '未经检验：没有留出一段时间来检验它。', en: 'Untested: no period was held back to check it on.' },
  none: { zh: '没有模型可言。', en: 'There is no model to judge.' },
};

const worst = ['good', 'fair', 'poor'] as const;

/** A total within 10 %, or inside its own 80 % interval, is good; within 25 % fair. */
const totalBounds = { good: 0.1, fair: 0.25 };
/** Mean difference of promised and actual share of buyers. */
const calibrationBounds = { good: 0.05, fair: 0.1 };
/** A model that errs up to so much more than the better naive rule is no worse than fair. */
const baselineMargin = 0.05;

export function judge(holdOut: HoldOutReport | null): Verdict {
  if (!holdOut) return { trust: 'untested', title: titles.untested, reasons: [] };
  if (holdOut.actual === 0) {
    const text = { zh: '检验期内没有人购买，谈不上准不准。', en: 'Nobody bought in the hold-out, so there is nothing to foresee.' };
    return { trust: 'untested', title: titles.untested, reasons: [{ trust: 'fair', text }] };
  }
  const reasons = [judgeTotal(holdOut), judgeAgainstRules(holdOut), ...(holdOut.calibration ? [judgeCalibration(holdOut.calibration)] : [])];
  const trust = worst[Math.max(...reasons.map((reason) => worst.indexOf(reason.trust)))] ?? 'poor';
  return { trust, title: titles[trust], reasons };
}

type Reason = Verdict['reasons'][number];

function graded(error: number, bounds: { readonly good: number; readonly fair: number }): Reason['trust'] {
  return error <= bounds.good ? 'good' : error <= bounds.fair ? 'fair' : 'poor';
}

function judgeTotal({ expected, actual, low, high }: HoldOutReport): Reason {
  const error = expected / actual - 1;
  const trust = actual >= low && actual <= high ? 'good' : graded(Math.abs(error), totalBounds);
  return {
    trust,
    text: {
      zh: `检验期预期 ${whole(expected)} 次购买，实际 ${whole(actual)} 次（${signedPercent(error)}）。`,
      en: `It expected ${whole(expected)} purchases in the hold-out; there were ${whole(actual)} (${signedPercent(error)}).`,
    },
  };
}

const ruleNames: Readonly<Record<BaselineName, Bilingual>> = {
  'same-rate': { zh: '照旧推算', en: 'same rate as before' },
  'recency-only': { zh: '只看最近来没来', en: 'recency only' },
};

function judgeAgainstRules({ rmse, baselines }: HoldOutReport): Reason {
  const best = baselines.reduce((lowest, baseline) => (baseline.rmse < lowest.rmse ? baseline : lowest));
  const name = ruleNames[best.name];
  const trust = rmse < best.rmse ? 'good' : rmse <= best.rmse * (1 + baselineMargin) ? 'fair' : 'poor';
  const [zh, en] = rmse < best.rmse ? ['误差小于', 'It errs less than'] : ['误差并不小于', 'It errs no less than'];
  return {
    trust,
    text: {
      zh: `每位客户的${zh}最好的土办法“${name.zh}”：均方根误差 ${decimal(rmse)}，对方 ${decimal(best.rmse)}。`,
      en: `${en} the better naive rule, “${name.en}”: root mean squared error ${decimal(rmse)} against ${decimal(best.rmse)} per customer.`,
    },
  };
}

function judgeCalibration({ calibrationError }: ProbabilityCheck): Reason {
  return {
    trust: graded(calibrationError, calibrationBounds),
    text: {
      zh: `它说“多大可能会买”，与实际平均相差 ${percent(calibrationError)}。`,
      en: `When it says how likely customers are to buy, it is off by ${percent(calibrationError)} on average.`,
    },
  };
}

/** Why there is no model, said of the data at hand. */
export function withoutModel(status: UnknownReason, basis: { readonly customers: number; readonly repeatCustomers: number }): Verdict {
  const { customers, repeatCustomers } = basis;
  const texts: Readonly<Record<UnknownReason, Bilingual>> = {
    'too-little-data': {
      zh: `有 ${whole(customers)} 位客户，其中 ${whole(repeatCustomers)} 位买过不止一次；模型至少要 ${fewestCustomers} 位客户，其中 ${fewestRepeatCustomers} 位回头客。`,
      en: `There are ${whole(customers)} customers, ${whole(repeatCustomers)} of whom bought more than once; a model needs at least ${fewestCustomers} customers, ${fewestRepeatCustomers} of them repeaters.`,
    },
    'not-identified': { zh: '好几种解释同样说得通，数据分不清是哪一种。', en: 'Several explanations fit the data equally well.' },
    'not-converged': { zh: '拟合没有收敛，结果不可用。', en: 'The fit did not converge; its result is not used.' },
    'not-applicable': { zh: '这个模型不适用于这些数据。', en: 'The model does not apply to this data.' },
  };
  return { trust: 'none', title: titles.none, reasons: [{ trust: 'poor', text: texts[status] }] };
}

function whole(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

function decimal(value: number): string {
  return value.toPrecision(3);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

function signedPercent(share: number): string {
  const text = (100 * share).toFixed(1);
  return `${share > 0 ? '+' : ''}${text === '-0.0' ? '0.0' : text.replace('-', '−')}%`;
}
