import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dialect, name, sql } from '../domain/index.ts';
import { openDuckdb } from './duckdb.ts';
import type { Warehouse } from './warehouse.ts';

let warehouse: Warehouse;
beforeEach(async () => {
  warehouse = await openDuckdb({ file: ':memory:' });
});
afterEach(() => warehouse.close());

describe('values', () => {
  test('money and large integers stay exact, days and timestamps are ISO text', async () => {
    const [row] = await warehouse.rows(sql`
      select cast('5761931.382' as decimal(18, 6)) as money, 3 as small, cast(9007199254740993 as bigint) as large,
             date '2026-02-28' as day, timestamp '2026-02-28 09:30:00' as at, cast('nan' as double) as lost, ${'客户'} as bound`);
    expect(row).toEqual({ money: '5761931.382000', small: 3, large: '9007199254740993', day: '2026-02-28', at: '2026-02-28 09:30:00', lost: null, bound: '客户' });
  });

  test('a bound value is never text of the statement', async () => {
    const hostile = "'); drop table t; --";
    expect(await warehouse.rows(sql`select ${hostile} as value`)).toEqual([{ value: hostile }]);
    expect(() => name('orders; drop table t')).toThrow(RangeError);
  });

  test('dialect calls print the engine’s spelling', async () => {
    expect(await warehouse.rows(sql`select cast(${dialect('parseTimestamp', '31/12/2010 08:26', '%d/%m/%Y %H:%M')} as varchar) as at`)).toEqual([{ at: '2010-12-31 08:26:00' }]);
  });
});

describe('transactions', () => {
  test('a failing transaction leaves nothing behind', async () => {
    await warehouse.execute(sql`create table t (x bigint)`);
    const failing = warehouse.transaction(async (inside) => {
      await inside.execute(sql`insert into t values (1)`);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await warehouse.rows(sql`select count(*) as n from t`)).toEqual([{ n: 0 }]);
  });

  test('readers see the state before until a writer commits; writers queue', async () => {
    await warehouse.execute(sql`create table t (x bigint)`);
    const writers = [1, 2, 3].map((x) =>
      warehouse.transaction(async (inside) => {
        await inside.execute(sql`insert into t values (${x})`);
        const [outside] = await warehouse.rows(sql`select count(*) as n from t`);
        return Number(outside?.['n']);
      }),
    );
    expect(await Promise.all(writers)).toEqual([0, 1, 2]);
  });

  test('in a turn each transaction stands when it ends, and other writers wait for the last', async () => {
    await warehouse.execute(sql`create table t (x bigint)`);
    const seen: number[] = [];
    const turn = warehouse.turn(async (inside) => {
      await inside.transaction((first) => first.execute(sql`insert into t values (1)`));
      seen.push(Number((await warehouse.rows(sql`select count(*) as n from t`))[0]?.['n']));
      await expect(inside.transaction(async (second) => {
        await second.execute(sql`insert into t values (2)`);
        throw new Error('stop');
      })).rejects.toThrow('stop');
      await inside.execute(sql`insert into t values (3)`);
    });
    const other = warehouse.execute(sql`insert into t select count(*) + 10 from t`);
    await Promise.all([turn, other]);
    expect(seen).toEqual([1]);
    expect(await warehouse.rows(sql`select x from t order by x`)).toEqual([{ x: 1 }, { x: 3 }, { x: 12 }]);
  });

  test('temporary tables carry model groups into the engine', async () => {
    const result = await warehouse.transaction(async (inside) => {
      await inside.temporaryTable({
        name: 'groups',
        columns: [{ name: 'x', type: 'integer' }, { name: 'score', type: 'number' }, { name: 'label', type: 'text' }],
        rows: Array.from({ length: 5000 }, (_, index) => [index, index / 2, index % 2 ? null : '偶']),
      });
      return inside.rows(sql`select count(*) as n, sum(score) as total, count(label) as labels from groups`);
    });
    expect(result).toEqual([{ n: 5000, total: 6248750, labels: 2500 }]);
  });
});
