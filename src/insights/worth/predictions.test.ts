/** Figures that look ahead: still active later, all purchases to come, and how sure all of it is. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logGamma, seededRandom } from '../numeric/index.ts';
import { bgNbd, expectedPurchases, fitBgBb, mbgNbd, opportunityCountProbability, opportunityExpectedPurchases, opportunityProbabilityAlive, opportunityResidualPurchases, paretoNbd, predictAlive, predictCount, predictPurchases, probabilityAliveLater, purchaseCountInterval, residualPurchases, weeklyDiscount } from './index.ts';
import { logsOf } from './model-form.ts';
import { drawParameters, parameterInterval, standardErrorOf } from './uncertainty.ts';

const beta = { r: 0.6, alphaWeeks: 6, a: 0.8, b: 2.5 };
const pareto = { r: 0.55, alphaWeeks: 10.58, s: 0.61, betaWeeks: 11.67 };
const history = { repeatPurchases: 3, recencyWeeks: 22, ageWeeks: 30 };

describe('still active later', () => {
  test.each([['BG/NBD', bgNbd, 0], ['MBG/NBD', mbgNbd, 1]] as const)('%s: as often as in simulated futures', (_, model, firstChances) => {
    const random = seededRandom(71);
    const futures = 40_000;
    let active = 0;
    for (let future = 0; future < futures; future++) {
      if (random.uniform() >= model.probabilityAlive(beta, history)) continue;
      const rate = random.gamma(beta.r + history.repeatPurchases) / (beta.alphaWeeks + history.ageWeeks);
      const leaves = random.beta(beta.a, beta.b + history.repeatPurchases + firstChances);
      let stays = true;
      for (let time = random.exponential() / rate; stays && time < 26; time += random.exponential() / rate) stays = random.uniform() >= leaves;
      if (stays) active++;
    }
    expect(Math.abs(active / futures - probabilityAliveLater({ model, parameters: beta, history }, 26))).toBeLessThan(0.01);
  });

  test.each([['BG/NBD', bgNbd, beta], ['MBG/NBD', mbgNbd, beta]] as const)('%s: now is now, and it only falls', (_, model, parameters) => {
    const at = (weeks: number): number => probabilityAliveLater({ model, parameters, history }, weeks);
    expect(at(0)).toBeCloseTo(model.probabilityAlive(parameters, history), 14);
    for (let weeks = 0; weeks < 200; weeks += 10) expect(at(weeks + 10)).toBeLessThan(at(weeks));
  });

  test('Pareto/NBD: ((β+T)/(β+T+t))^s', () => {
    const later = probabilityAliveLater({ model: paretoNbd, parameters: pareto, history }, 26);
    expect(later / paretoNbd.probabilityAlive(pareto, history)).toBeCloseTo(((11.67 + 30) / (11.67 + 56)) ** 0.61, 12);
  });
});

/** Tricomi's confluent hypergeometric function, Ψ(a, b, z) = 1/Γ(a) ∫ e^(−zt) t^(a−1) (1+t)^(b−a−1) dt, t = e^y. DLMF 13.4.4. */
function tricomi(a: number, b: number, z: number): number {
  let sum = 0;
  const step = 0.002;
  for (let y = -60; y < 12; y += step) sum += Math.exp(-z * Math.exp(y) + a * y + (b - a - 1) * Math.log1p(Math.exp(y))) * step;
  return sum / Math.exp(logGamma(a));
}

describe('discounted expected residual transactions', () => {
  test.each([0.0027, 0.02, 0.1])('Pareto/NBD at δ = %d a week: the closed form of Fader, Hardie & Lee (2005), equation 2', (weeklyRate) => {
    const { r, alphaWeeks: alpha, s, betaWeeks } = pareto;
    const { repeatPurchases: x, ageWeeks: T } = history;
    const logLikelihood = paretoNbd.logLikelihood(pareto, { repeatPurchases: [x], recencyWeeks: [history.recencyWeeks], ageWeeks: [T], weights: [1] });
    const logs = r * Math.log(alpha) + s * Math.log(betaWeeks) + (s - 1) * Math.log(weeklyRate) + logGamma(r + x + 1) - logGamma(r) - (r + x + 1) * Math.log(alpha + T) - logLikelihood;
    const closed = Math.exp(logs) * tricomi(s, s, weeklyRate * (betaWeeks + T));
    expect(residualPurchases({ model: paretoNbd, parameters: pareto, history }, { weeklyRate }) / closed).toBeCloseTo(1, 5);
  });

  test('every model: the sum of weekly purchases, each discounted', () => {
    for (const subject of [{ model: bgNbd, parameters: beta, history }, { model: mbgNbd, parameters: beta, history }] as const) {
      const weeklyRate = weeklyDiscount(0.15);
      let [sum, before] = [0, 0];
      for (let week = 1; week < 6000; week++) {
        const until = expectedPurchases(subject, week);
        sum += (until - before) * Math.exp(-weeklyRate * (week - 0.5));
        before = until;
      }
      expect(residualPurchases(subject, { weeklyRate }) / sum).toBeCloseTo(1, 3);
    }
  });

  test('15 % a year is .0027 a week, as in the paper', () => expect(weeklyDiscount(0.15)).toBeCloseTo(0.0027, 4));
});

describe('BG/BB looks ahead', () => {
  const parameters = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 };
  const anyHistory = fc.integer({ min: 0, max: 8 }).chain((opportunities) =>
    fc.integer({ min: 0, max: opportunities }).chain((lastUsed) => fc.integer({ min: lastUsed > 0 ? 1 : 0, max: lastUsed }).map((purchases) => ({ purchases, lastUsed, opportunities }))),
  );

  test('the count distribution given a history sums to 1 and has the expected mean', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 1, max: 12 }), (past, next) => {
        const counts = Array.from({ length: next + 1 }, (_, count) => opportunityCountProbability(parameters, past, { next, count }));
        expect(counts.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 10);
        expect(counts.reduce((sum, probability, count) => sum + count * probability, 0)).toBeCloseTo(opportunityExpectedPurchases(parameters, past, next), 10);
        expect(counts.every((probability) => probability >= 0)).toBe(true);
      }),
    );
  });

  test('activity falls with every opportunity; a high discount leaves the next one alone', () => {
    const past = { purchases: 2, lastUsed: 4, opportunities: 6 };
    for (let ahead = 1; ahead < 20; ahead++) expect(opportunityProbabilityAlive(parameters, past, ahead + 1)).toBeLessThan(opportunityProbabilityAlive(parameters, past, ahead));
    expect(opportunityResidualPurchases(parameters, past, 1e6) * 1e6).toBeCloseTo(opportunityExpectedPurchases(parameters, past, 1), 4);
    const byHand = Array.from({ length: 300 }, (_, index) => (opportunityExpectedPurchases(parameters, past, index + 1) - opportunityExpectedPurchases(parameters, past, index)) * 1.1 ** -(index + 1)).reduce((sum, term) => sum + term, 0);
    expect(opportunityResidualPurchases(parameters, past, 0.1)).toBeCloseTo(byHand, 6);
  });

  test('impossible counts have probability 0', () => expect(opportunityCountProbability(parameters, { purchases: 0, lastUsed: 0, opportunities: 2 }, { next: 2, count: 3 })).toBe(0));

  test('everybody used every chance: regularised or said to be open, never NaN', () => {
    const groups = { purchases: [6], lastUsed: [6], opportunities: [6], weights: [50] };
    const fit = fitBgBb(groups);
    if (fit.status === 'known') expect([fit.regularised, Object.values(fit.parameters).every(Number.isFinite)]).toEqual([true, true]);
    expect(fitBgBb(groups, { regularisation: 'never' }).status).not.toBe('known');
  });
});

describe('how sure', () => {
  const estimated = { logs: logsOf(bgNbd.form, beta), logCovariance: [[0.01, 0.006, 0, 0], [0.006, 0.02, 0, 0], [0, 0, 0.09, 0.05], [0, 0, 0.05, 0.08]] };
  const subject = { model: bgNbd, estimated, history };

  test('the delta method is exact where the figure is a power of the parameters', () => {
    // ln of r²/α has variance 4·.01 + .02 − 4·.006.
    const figure = ([r, alpha]: readonly number[]): number => 2 * (r as number) - (alpha as number);
    expect(standardErrorOf(figure, estimated)).toBeCloseTo(Math.sqrt(0.036), 8);
    const { low, high } = parameterInterval((logs) => Math.exp(figure(logs)), estimated, { scale: 'log', level: 0.8 });
    expect(Math.log(high / low)).toBeCloseTo(2 * 1.2815515655446004 * Math.sqrt(0.036), 6);
  });

  test('draws have the covariance they are drawn from', () => {
    const draws = drawParameters(estimated, 20_000, 5);
    const mean = (of: (draw: readonly number[]) => number): number => draws.reduce((sum, draw) => sum + of(draw), 0) / draws.length;
    for (const [row, column] of [[0, 0], [0, 1], [2, 3], [0, 2]] as const) {
      const product = mean((draw) => ((draw[row] as number) - (estimated.logs[row] as number)) * ((draw[column] as number) - (estimated.logs[column] as number)));
      expect(product).toBeCloseTo(estimated.logCovariance[row]![column]!, 2);
    }
  });

  test('intervals hold the figure and what parametric draws give', () => {
    for (const predict of [predictAlive, predictPurchases]) {
      const { value, interval } = predict(subject, 26, 0.8);
      expect(interval.low).toBeLessThan(value);
      expect(interval.high).toBeGreaterThan(value);
      const drawn = drawParameters(estimated, 2000, 6).map((logs) => predict({ ...subject, estimated: { logs, logCovariance: [] } }, 26, 0.8).value);
      const inside = drawn.filter((one) => one >= interval.low && one <= interval.high).length / drawn.length;
      expect(inside).toBeGreaterThan(0.76);
      expect(inside).toBeLessThan(0.84);
    }
  });

  test('whoever never repeated is active for sure under BG/NBD, and no doubt about the parameters changes that', () => {
    expect(predictAlive({ ...subject, history: { repeatPurchases: 0, recencyWeeks: 0, ageWeeks: 30 } }, 0, 0.8)).toEqual({ value: 1, interval: { low: 1, high: 1, level: 0.8 } });
  });

  test('doubt about the parameters widens the interval of a count, and none leaves it as it is', () => {
    const sure = { logs: estimated.logs, logCovariance: [[0]] };
    expect(predictCount({ ...subject, estimated: sure }, 52, 0.8)).toEqual(purchaseCountInterval({ model: bgNbd, parameters: beta, history }, 52, 0.8));
    const wide = predictCount({ ...subject, estimated: { ...estimated, logCovariance: estimated.logCovariance.map((row) => row.map((value) => value * 50)) } }, 52, 0.98);
    expect(wide.high).toBeGreaterThan(predictCount({ ...subject, estimated: sure }, 52, 0.98).high);
  });
});
