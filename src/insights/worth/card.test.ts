/** The golden numbers of the card are what the code gives. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bgNbd, mbgNbd, paretoNbd, probabilityAliveLater, residualPurchases, weeklyDiscount } from './index.ts';

const card = readFileSync(new URL('card.md', import.meta.url), 'utf8');
const history = { repeatPurchases: 2, recencyWeeks: 30, ageWeeks: 40 };
const beta = { r: 0.25, alphaWeeks: 4, a: 0.8, b: 2.5 };
const pareto = { r: 0.55, alphaWeeks: 10.58, s: 0.61, betaWeeks: 11.67 };

test.each([
  ['BG/NBD', probabilityAliveLater({ model: bgNbd, parameters: beta, history }, 26).toFixed(5).slice(1)],
  ['MBG/NBD', probabilityAliveLater({ model: mbgNbd, parameters: beta, history }, 26).toFixed(5).slice(1)],
  ['Pareto/NBD', probabilityAliveLater({ model: paretoNbd, parameters: pareto, history }, 26).toFixed(5).slice(1)],
  ['DERT', residualPurchases({ model: paretoNbd, parameters: pareto, history }, { weeklyRate: weeklyDiscount(0.15) }).toFixed(4)],
])('%s: %s', (name, number) => expect(card).toContain(`${name} ${number}`));

test('the formula of the card for a Pareto/NBD customer is the expectation of the code', () => {
  const { r, alphaWeeks: alpha, s, betaWeeks } = pareto;
  const { repeatPurchases: x, ageWeeks: T } = history;
  const byCard = (((r + x) * (betaWeeks + T)) / ((alpha + T) * (s - 1))) * (1 - ((betaWeeks + T) / (betaWeeks + T + 39)) ** (s - 1));
  expect(paretoNbd.whileAlive(pareto, history).expectedPurchases(39)).toBeCloseTo(byCard, 12);
});
