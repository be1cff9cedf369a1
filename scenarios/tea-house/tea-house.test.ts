/** The demo company keeps its word: same seed, same rows; sums add up; what is told as truth is in the data. */
import { Lunar } from 'lunar-typescript';
import { describe, expect, test } from 'vitest';
import { addDays, type Column, type Day, dayNumber, factColumns, type FactKind, parseDay } from '../../src/domain/index.ts';
import { type Scenario, teaHouse } from '../index.ts';
import { openCalendar } from './calendar.ts';
import { troubledDays } from './orders.ts';

const endDay = '2026-11-20' as Day;
const small = teaHouse({ customers: 300, seed: 11, endDay });
const house = teaHouse({ customers: 2000, seed: 7, endDay });

function take<T>(rows: Iterable<T>, count: number): T[] {
  const taken: T[] = [];
  for (const row of rows) {
    taken.push(row);
    if (taken.length === count) break;
  }
  return taken;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const cents = (value: unknown): number => Math.round(Number(value) * 100);

function fits(value: string | number | boolean | null, { type, required, oneOf }: Column): boolean {
  if (value === null) return required === undefined;
  if (oneOf && !oneOf.includes(String(value))) return false;
  if (type === 'timestamp') return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(String(value));
  if (type === 'day') return parseDay(String(value)) === value;
  if (type === 'money') return cents(value) / 100 === value;
  if (type === 'json') return typeof JSON.parse(String(value)) === 'object';
  return typeof value === (type === 'boolean' ? 'boolean' : type === 'number' ? 'number' : 'string');
}

describe('shape', () => {
  test.each(small.kinds)('%s has exactly the columns of its kind, and who brought a customer, with allowed values', (kind: FactKind) => {
    const columns = factColumns[kind];
    const names = [...columns.map(({ name }) => name), ...(kind === 'customers' ? ['referred_by'] : [])].toSorted().join();
    const rows = [...small.rows(kind)];
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => Object.keys(row).toSorted().join() !== names)).toEqual([]);
    for (const column of columns) expect(rows.map((row) => row[column.name] ?? null).filter((value) => !fits(value, column))).toEqual([]);
  });

  test.each(small.kinds.filter((kind) => factColumns[kind].some(({ name }) => name === 'id')))('ids of %s are unique', (kind: FactKind) => {
    const ids = [...small.rows(kind)].map((row) => row['id']);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('reproducible', () => {
  test('the same seed gives the same company, another seed another one', () => {
    const again = teaHouse({ customers: 300, seed: 11, endDay });
    const other = teaHouse({ customers: 300, seed: 12, endDay });
    for (const kind of small.kinds) expect(take(again.rows(kind), 400)).toEqual(take(small.rows(kind), 400));
    expect([...again.textTruth()]).toEqual([...small.textTruth()]);
    expect(take(other.rows('orders'), 50)).not.toEqual(take(small.rows('orders'), 50));
  });

  test('a stream may be walked twice and interleaved with another', () => {
    const orders = small.rows('orders')[Symbol.iterator]();
    const moments = small.rows('moments')[Symbol.iterator]();
    const woven = Array.from({ length: 200 }, () => [orders.next().value, moments.next().value]);
    expect(woven.map(([order]) => order)).toEqual(take(small.rows('orders'), 200));
    expect(woven.map(([, moment]) => moment)).toEqual(take(small.rows('moments'), 200));
  });

  test('a small company is the beginning of a million customers, which starts at once', () => {
    const million = teaHouse({ customers: 1_000_000, seed: 11, endDay });
    for (const kind of small.kinds) expect(take(million.rows(kind), 1000)).toEqual(take(kind === 'products' ? small.rows(kind) : bigEnough().rows(kind), 1000));
    expect(take(million.truth(), 300)).toEqual([...small.truth()]);
  });

  const bigEnough = (): Scenario => teaHouse({ customers: 1200, seed: 11, endDay });
});

describe('consistent', () => {
  const orders = [...small.rows('orders')];
  const lines = [...small.rows('order-lines')];
  const customerIds = new Set([...small.rows('customers')].map((row) => row['id']));
  const orderIds = new Set(orders.map((row) => row['id']));
  const productIds = new Set([...small.rows('products')].map((row) => row['id']));

  test('order = Σ lines, and net = gross − discount, to the cent', () => {
    const net = new Map<string, number>();
    const discount = new Map<string, number>();
    expect(lines.filter((line) => cents(line['net']) !== Number(line['quantity']) * cents(line['price']) - cents(line['discount']))).toEqual([]);
    for (const line of lines) {
      const id = textOf(line['order_id']);
      net.set(id, (net.get(id) ?? 0) + cents(line['net']));
      discount.set(id, (discount.get(id) ?? 0) + cents(line['discount']));
    }
    const wrong = orders.filter((order) => {
      const id = textOf(order['id']);
      return cents(order['net']) !== net.get(id) || cents(order['discount']) !== discount.get(id) || cents(order['net']) !== cents(order['gross']) - cents(order['discount']);
    });
    expect(wrong).toEqual([]);
    expect(lines.length / orders.length).toBeGreaterThan(1.7);
    expect(lines.length / orders.length).toBeLessThan(2.6);
  });

  test('every reference points to a row', () => {
    for (const kind of ['orders', 'order-lines', 'moments', 'feedback', 'costs'] as const) {
      const lost = [...small.rows(kind)].filter((row) => ('customer_id' in row && !customerIds.has(row['customer_id'])) || (row['order_id'] && !orderIds.has(row['order_id'])) || (row['product_id'] && !productIds.has(row['product_id'])));
      expect(lost).toEqual([]);
    }
  });

  test('nothing happens before the first day or after the last', () => {
    const [first, last] = [`${small.firstDay} 00:00:00`, `${endDay} 23:59:59`];
    for (const [kind, name] of [['orders', 'ordered_at'], ['orders', 'delivered_at'], ['moments', 'at'], ['feedback', 'at'], ['costs', 'at']] as const) {
      expect([...small.rows(kind)].map((row) => row[name]).filter((at) => at !== null && (textOf(at) < first || textOf(at) > last))).toEqual([]);
    }
  });

  test('conversations go forward in time', () => {
    const moments = [...small.rows('moments')];
    const backwards = moments.filter((row, place) => row['conversation_id'] === moments[place - 1]?.['conversation_id'] && textOf(row['at']) < textOf(moments[place - 1]?.['at']));
    expect(backwards).toEqual([]);
  });

  test('some people have two records, with the same phone or e-mail written differently', () => {
    const rows = [...house.rows('customers')];
    const twins = [...house.truth()].filter(({ otherId }) => otherId !== null);
    expect(twins.length).toBeGreaterThan(10);
    const byId = new Map(rows.map((row) => [row['id'], row]));
    const digits = (value: unknown): string => textOf(value).replaceAll(/\D/g, '').slice(-11);
    for (const { id, otherId } of twins) {
      const [one, other] = [byId.get(id), byId.get(otherId)];
      const samePhone = other?.['phone'] !== null && digits(one?.['phone']) === digits(other?.['phone']);
      const sameMail = other?.['email'] !== null && textOf(one?.['email']).trim().toLowerCase() === textOf(other?.['email']).trim().toLowerCase();
      expect(samePhone || sameMail).toBe(true);
    }
    const phones = rows.filter((row) => textOf(row['id']).startsWith('C') && row['phone']).map((row) => row['phone']);
    expect(new Set(phones).size).toBe(phones.length);
  });
});

describe('the truth is in the data', () => {
  const truths = [...house.truth()];
  const exposureWeeks = ({ firstOrderOn, droppedOutOn }: (typeof truths)[number]): number => (firstOrderOn === null ? 0 : (dayNumber(droppedOutOn ?? endDay) - dayNumber(firstOrderOn)) / 7);

  test('customers buy at their rate while they are active', () => {
    const steady = truths.filter((truth) => truth.halvingWeeks === null && truth.firstOrderOn !== null && truth.droppedOutOn === null);
    const expected = steady.reduce((sum, truth) => sum + truth.purchasesPerWeek * exposureWeeks(truth), 0);
    const actual = steady.reduce((sum, truth) => sum + truth.orders - 1, 0);
    expect(actual / expected).toBeGreaterThan(0.9);
    expect(actual / expected).toBeLessThan(1.1);
  });

  test('the classes differ as they should', () => {
    const orders = (name: string): number => mean(truths.filter(({ latentClass }) => latentClass === name).map(({ orders }) => orders));
    expect(orders('loyal')).toBeGreaterThan(2 * orders('occasional'));
    const leaving = (name: string): number => mean(truths.filter(({ latentClass, firstOrderOn }) => latentClass === name && firstOrderOn !== null).map(({ droppedOutOn }) => (droppedOutOn === null ? 0 : 1)));
    expect(leaving('lost')).toBeGreaterThan(0.6);
    expect(leaving('loyal')).toBeLessThan(0.35);
    expect(mean(truths.map(({ orders }) => orders))).toBeGreaterThan(8);
    expect(mean(truths.map(({ orders }) => orders))).toBeLessThan(12);
  });

  test('orders are worth what their customers usually spend', () => {
    const spent = new Map<string, number>();
    for (const order of house.rows('orders')) {
      const id = textOf(order['customer_id']).replace('W', 'C');
      spent.set(id, (spent.get(id) ?? 0) + Number(order['net']));
    }
    const expected = truths.reduce((sum, { meanSpend, orders }) => sum + meanSpend * orders, 0);
    const actual = [...spent.values()].reduce((sum, value) => sum + value, 0);
    expect(actual / expected).toBeGreaterThan(0.88);
    expect(actual / expected).toBeLessThan(1.15);
  });

  test('some big customers cost more to serve than they bring, and the books of each customer balance', () => {
    const big = truths.filter(({ purchasesPerWeek, meanSpend, orders }) => purchasesPerWeek * meanSpend > 130 && orders > 5);
    const costly = big.filter(({ costlyToServe }) => costlyToServe);
    expect(costly.length / big.length).toBeGreaterThan(0.2);
    expect(mean(costly.map(({ netMargin }) => (netMargin < 0 ? 1 : 0)))).toBeGreaterThan(0.4);
    expect(mean(big.filter(({ costlyToServe }) => !costlyToServe).map(({ netMargin }) => (netMargin < 0 ? 1 : 0)))).toBeLessThan(0.05);
    const sold = [...house.rows('orders')].reduce((sum, row) => sum + (row['returned'] === true ? 0 : cents(row['net']) - cents(row['cost'])), 0);
    const served = [...house.rows('costs')].reduce((sum, row) => sum + cents(row['amount']), 0);
    expect(truths.reduce((sum, { netMargin }) => sum + Math.round(netMargin * 100), 0)).toBe(sold - served);
  });

  test('whoever was referred came after the one who told them', () => {
    const referred = [...house.rows('customers')].filter((row) => row['referred_by'] !== null);
    expect(referred.length).toBeGreaterThan(100);
    expect(referred.filter((row) => textOf(row['referred_by']) >= textOf(row['id']))).toEqual([]);
  });

  test('seven in ten write Chinese', () => {
    expect(mean(truths.map(({ language }) => (language === 'zh' ? 1 : 0)))).toBeCloseTo(0.7, 1);
  });

  test('the partner gets worse in the last months, and what people say about delivery with it', () => {
    const turn = `${addDays(endDay, -troubledDays)} 00:00:00`;
    const late = (recent: boolean): number =>
      mean([...house.rows('orders')].filter((row) => row['promised_at'] !== null && textOf(row['promised_at']) <= `${endDay} 00:00:00` && textOf(row['ordered_at']) >= turn === recent).map((row) => (row['delivered_at'] === null || textOf(row['delivered_at']) > textOf(row['promised_at']) ? 1 : 0)));
    expect(late(true)).toBeGreaterThan(2 * late(false));
    const moods = new Map([...house.textTruth()].map(({ id, mood }) => [id, mood]));
    const mood = (recent: boolean): number =>
      mean([...house.rows('moments')].filter((row) => row['touchpoint'] === 'delivery' && row['direction'] === 'in' && textOf(row['at']) >= turn === recent).map((row) => moods.get(textOf(row['id'])) ?? Number.NaN));
    expect(mood(true)).toBeLessThan(mood(false) - 0.05);
  });

  test('those whom a late parcel hurts more leave sooner', () => {
    const left = (sensitive: boolean): number =>
      mean(truths.filter((truth) => truth.lateDeliveries > 0 && truth.latentClass === 'loyal' && truth.lateSensitivity > 0.35 === sensitive).map(({ droppedOutOn }) => (droppedOutOn === null ? 0 : 1)));
    expect(left(true)).toBeGreaterThan(left(false));
  });

  test('promises are dated; some are kept, some are not', () => {
    const promises = [...house.textTruth()].flatMap(({ promise, direction }) => (promise ? [{ ...promise, direction }] : []));
    expect(promises.every(({ direction }) => direction === 'out')).toBe(true);
    expect(promises.filter(({ due, kept }) => (kept === null) !== due > `${endDay} 23:59:59`)).toEqual([]);
    const kept = mean(promises.filter(({ kept }) => kept !== null).map(({ kept }) => (kept ? 1 : 0)));
    expect(kept).toBeGreaterThan(0.6);
    expect(kept).toBeLessThan(0.92);
  });
});

describe('the calendar', () => {
  test('festival days are those of the lunar calendar', () => {
    const calendar = openCalendar('2036-12-31' as Day, 12 * 18);
    for (let year = 2019; year <= 2036; year++) {
      const spring = Lunar.fromYmd(year, 1, 1).getSolar().toYmd() as Day;
      const autumn = Lunar.fromYmd(year, 8, 15).getSolar().toYmd() as Day;
      const day = (id: string): Day | undefined => {
        const campaign = calendar.campaigns.find((candidate) => candidate.id === `${id}-${year}`);
        return campaign && calendar.day(campaign.to);
      };
      expect(day('spring-festival')).toBe(addDays(spring, -4));
      expect(day('mid-autumn')).toBe(addDays(autumn, -2));
    }
  });

  test('gift seasons and weekends sell more', () => {
    const calendar = openCalendar(endDay, 18);
    const perDay = new Map<string, number>();
    for (const row of house.rows('orders')) perDay.set(textOf(row['ordered_at']).slice(0, 10), (perDay.get(textOf(row['ordered_at']).slice(0, 10)) ?? 0) + 1);
    const orders = (wanted: (day: number) => boolean): number => mean(Array.from({ length: calendar.days - 60 }, (_, day) => day + 60).filter(wanted).map((day) => perDay.get(calendar.day(day)) ?? 0));
    expect(orders((day) => calendar.peakOn(day))).toBeGreaterThan(1.4 * orders((day) => calendar.campaignOn(day) === undefined));
    const plain = (day: number): boolean => calendar.campaignOn(day) === undefined;
    expect(orders((day) => plain(day) && calendar.weekday(day) % 6 === 0)).toBeGreaterThan(1.08 * orders((day) => plain(day) && calendar.weekday(day) % 6 !== 0));
  });
});
