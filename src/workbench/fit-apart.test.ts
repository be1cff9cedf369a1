import { expect, test } from 'vitest';
import { fitApart } from './fit-apart.ts';
import { fitObserved } from './fit-observed.ts';
import type { Day } from '../domain/index.ts';

const size = 2400;

function askedOf(recencyShare: number): Parameters<typeof fitApart>[0] {
  const rows = Array.from({ length: size }, (_, index) => ({ x: index % 6, age: 30 + (index % 40), share: (index % 10) / 10 }));
  return {
    timeUnit: 'week' as const,
    period: { calibrateUntil: '2025-12-31' as Day, holdOutUntil: '2025-12-31' as Day },
    origin: '2025-01-01' as Day,
    daysPerStep: 7 as const,
    customers: { repeatPurchases: rows.map(({ x }) => x), recency: rows.map(({ x, age, share }) => (x === 0 ? 0 : age * share * recencyShare)), age: rows.map(({ age }) => age), weights: rows.map(() => 3) },
    observation: { starts: [{ day: 0, customers: size * 3 }], purchases: [{ week: 1, count: 10 }], calibrationDays: 365, days: 365 },
    model: 'bg-nbd' as const,
  };
}

test('a fit in a thread of its own is the same fit', async () => {
  const asked = askedOf(1);
  expect(await fitApart(asked)).toEqual(fitObserved(asked));
}, 300_000);

test('what is wrong with the groups is told from there as from here', async () => {
  const impossible = askedOf(9);
  expect(() => fitObserved(impossible)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
  await expect(fitApart(impossible)).rejects.toMatchObject({ name: 'ZhiyinError', code: 'BAD_REQUEST' });
});
