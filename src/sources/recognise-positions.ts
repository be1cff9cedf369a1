/** Columns without names: only their place and their values speak. */
import type { Bilingual, FactKind } from '../domain/index.ts';
import type { ColumnProfile } from './value-evidence.ts';

export interface PositionMatch {
  readonly field: number;
  readonly target: string;
  readonly score: number;
  readonly reason: Bilingual;
}

type Test = (profile: ColumnProfile, field: number) => boolean;

interface Rule {
  readonly target: string;
  readonly test: Test;
  readonly score: number;
  readonly reason: Bilingual;
}

const isDate: Test = ({ dates }) => dates > 0.9;
const isPhone: Test = ({ phones }) => phones > 0.8;
const isEmail: Test = ({ emails }) => emails > 0.8;
const isAmount: Test = ({ decimals, numbers, dates }) => numbers > 0.9 && decimals > 0.3 && dates < 0.5;
const isWhole: Test = ({ integers, dates }) => integers > 0.9 && dates < 0.5;
const isText: Test = ({ averageLength, numbers, dates }) => averageLength >= 6 && numbers < 0.3 && dates < 0.3;
const isCode: Test = ({ dates, decimals, averageLength }) => dates < 0.5 && decimals < 0.3 && averageLength > 0 && averageLength < 40;
const repeats: Test = ({ distinct, filled }) => filled > 1 && distinct < filled;
const isScore: Test = ({ numbers, smallest, largest, distinct }) => numbers > 0.9 && distinct <= 11 && (smallest ?? -1) >= 0 && (largest ?? 99) <= 10;

const both = (...tests: readonly Test[]): Test => (profile, field) => tests.every((test) => test(profile, field));
const leading: Test = (_, field) => field === 0;

const customer: Rule = { target: 'customer_id', test: both(leading, isCode), score: 0.7, reason: { zh: '第一列是编号', en: 'the first column is a code' } };
const day = (target: string): Rule => ({ target, test: isDate, score: 0.8, reason: { zh: '值是日期', en: 'the values are dates' } });
const money = (target: string): Rule => ({ target, test: isAmount, score: 0.75, reason: { zh: '值是带小数的金额', en: 'the values are amounts with decimals' } });
const words: Rule = { target: 'text', test: isText, score: 0.7, reason: { zh: '值是文字', en: 'the values are texts' } };

/** Rules per kind; of equal scores the column further left wins. */
const rules: Readonly<Record<FactKind, readonly Rule[]>> = {
  customers: [
    { target: 'phone', test: isPhone, score: 0.85, reason: { zh: '值是电话', en: 'the values are phone numbers' } },
    { target: 'email', test: isEmail, score: 0.9, reason: { zh: '值是邮箱', en: 'the values are e-mail addresses' } },
    { target: 'id', test: both(leading, isCode), score: 0.6, reason: { zh: '第一列是编号', en: 'the first column is a code' } },
  ],
  orders: [
    { ...customer, test: both(leading, isCode, repeats) },
    day('ordered_at'),
    money('net'),
    { target: 'net', test: both(isWhole, (_, field) => field > 0), score: 0.5, reason: { zh: '值是数字', en: 'the values are numbers' } },
  ],
  'order-lines': [
    { target: 'order_id', test: both(leading, isCode), score: 0.6, reason: { zh: '第一列是编号', en: 'the first column is a code' } },
    { target: 'product_id', test: both(isCode, (_, field) => field === 1), score: 0.55, reason: { zh: '第二列是编号', en: 'the second column is a code' } },
    { target: 'quantity', test: both(isWhole, (_, field) => field > 1), score: 0.55, reason: { zh: '值是整数', en: 'the values are whole numbers' } },
    day('ordered_at'),
    money('price'),
  ],
  moments: [customer, day('at'), words],
  feedback: [
    words,
    day('at'),
    { target: 'perceived', test: isScore, score: 0.7, reason: { zh: '值是评分', en: 'the values are scores' } },
  ],
  costs: [customer, day('at'), money('amount')],
  products: [{ target: 'id', test: both(leading, isCode), score: 0.6, reason: { zh: '第一列是编号', en: 'the first column is a code' } }, money('price')],
};

/** What a column may be by its place and values. */
export function recogniseByPosition(profiles: readonly ColumnProfile[], kind: FactKind): readonly PositionMatch[] {
  return profiles.flatMap((profile, field) =>
    profile.filled === 0 ? [] : rules[kind].filter(({ test }) => test(profile, field)).map(({ target, score, reason }) => ({ field, target, score, reason })),
  );
}
