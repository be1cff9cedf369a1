/** What the model hands back to the engine, and from when on customers share a group. */
import type { InsightColumn } from '../../../domain/index.ts';
import { tailShares } from '../lifetime-value.ts';

/** Up to so many customers are grouped by exact days, more of them by weeks: the model then works on some 10,000s of groups. */
export const exactCustomers = 20_000;
/** In a large company, customers older than this are scored as of the middle of their week of age. */
export const exactAgeDays = 56;

/** What is expected of a customer with so many repeat purchases at such an age if they are still active. */
export const figureColumns: readonly InsightColumn[] = [
  { name: 'purchases_if_alive', type: 'number' },
  { name: 'discounted_if_alive', type: 'number' },
  { name: 'chance_if_alive', type: 'number' },
  ...tailShares.map((_, index): InsightColumn => ({ name: `quantile_${index}`, type: 'number' })),
];

/** The model itself: one row that has these alone. `exact_days` is null where every day of age is scored by itself. */
export const modelColumns: readonly InsightColumn[] = [
  { name: 'r', type: 'number' },
  { name: 'alpha_days', type: 'number' },
  { name: 'a', type: 'number' },
  { name: 'b', type: 'number' },
  { name: 'first_chances', type: 'integer' },
  { name: 'spend_p', type: 'number' },
  { name: 'spend_q', type: 'number' },
  { name: 'spend_v', type: 'number' },
  { name: 'exact_days', type: 'integer' },
];

/** One row for the model, and one per (x, age). */
export const groupColumns: readonly InsightColumn[] = [{ name: 'x', type: 'integer' }, { name: 'age_days', type: 'integer' }, ...figureColumns, ...modelColumns];
