/** Which labels are learned from and which are kept for judging: never those of one customer on both sides. */
import { finish, hashText, mix } from '../hash.ts';

export interface Judged {
  readonly customer: string;
  /** Empty when nobody knows. */
  readonly day: string;
}

/** One way to learn from some and judge by others. */
export interface Fold {
  readonly learns: (row: Judged) => boolean;
  readonly judges: (row: Judged) => boolean;
}

/** `time-and-customer`: by the latest texts of customers nothing was learned from. `customer`: by customers alone, for want of days. `folds`: by every fifth of the customers in turn, for want of labels. */
export type SplitKind = 'time-and-customer' | 'customer' | 'folds';

const manyLabels = 400;
const lateShare = 0.25;
const fewestDays = 10;
const fewestSplitOff = 60;
const foldCount = 5;

export function splitLabels(rows: readonly Judged[]): { readonly by: SplitKind; readonly folds: readonly Fold[] } {
  if (rows.length >= manyLabels) {
    const byTime = splitByTime(rows);
    if (byTime) return { by: 'time-and-customer', folds: [byTime] };
    return { by: 'customer', folds: [byCustomer(4, 0)] };
  }
  return { by: 'folds', folds: Array.from({ length: foldCount }, (_, fold) => byCustomer(foldCount, fold)) };
}

/** Draws customers: the same number for the same one, always. */
export function drawCustomer(customer: string, parts: number, salt: number = 0): number {
  return (finish(mix(hashText(customer, 0, customer.length), salt)) >>> 0) % parts;
}

function byCustomer(parts: number, part: number): Fold {
  const judges = ({ customer }: Judged): boolean => drawCustomer(customer, parts) === part;
  return { judges, learns: (row) => !judges(row) };
}

function splitByTime(rows: readonly Judged[]): Fold | undefined {
  const days = rows.flatMap(({ day }) => (day === '' ? [] : [day])).toSorted();
  if (new Set(days).size < fewestDays || days.length < rows.length / 2) return undefined;
  const from = days[Math.floor(days.length * (1 - lateShare))]!;
  const late = new Set(rows.flatMap(({ customer, day }) => (day >= from ? [customer] : [])));
  const all = new Set(rows.map(({ customer }) => customer)).size;
  // Where most customers come again and again, half of them are kept for judging; otherwise all who came lately.
  const held = late.size <= all / 2 ? late : new Set([...late].filter((customer) => drawCustomer(customer, 2) === 0));
  const fold: Fold = { judges: ({ customer, day }) => day >= from && held.has(customer), learns: ({ customer, day }) => day < from && !held.has(customer) };
  return rows.filter(fold.judges).length >= fewestSplitOff && rows.filter(fold.learns).length >= fewestSplitOff * 2 ? fold : undefined;
}
