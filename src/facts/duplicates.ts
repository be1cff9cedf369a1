/** Customers who may be the same person, found inside the engine by keys that survive different spellings. */
import { dialect, name, sql } from '../domain/index.ts';
import type { Query } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { factView } from './schema.ts';

export interface DuplicateCustomer {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly orders: number;
}

export interface DuplicatePair {
  readonly kept: DuplicateCustomer;
  readonly merged: DuplicateCustomer;
  readonly reasons: readonly ('phone' | 'email' | 'name')[];
}

/** More customers than this behind one key are a placeholder (000…, no@mail), not a person. */
const mostAlike = 6;

const digits = sql`${dialect('replaceAll', sql`translate(phone, '０１２３４５６７８９', '0123456789')`, '[^0-9]', '')}`;
/** National number: without the international prefix of China, which is the default here. */
const phoneKey = sql`case when length(${digits}) < 7 then null else ${dialect('replaceAll', digits, '^(00)?86(1[3-9][0-9]{9})$', '\\2')} end`;
const emailKey = sql`case when email like '%_@_%' then replace(split_part(lower(trim(email)), '@', 1), '.', '') || '@' || split_part(lower(trim(email)), '@', 2) end`;
const nameKey = sql`case when length(trim(name)) >= 2 and (birthday is not null or region is not null)
  then lower(${dialect('replaceAll', sql`name`, '[\\s.·,-]+', '')}) || '#' || coalesce(cast(birthday as varchar), lower(trim(region))) end`;

/**
 * Pairs of current customers who share a phone number, an e-mail address, or a name with a birthday or region; the ones
 * with most orders at stake first. Who ordered more often is proposed as the one to keep.
 */
export async function duplicatePairs(warehouse: Warehouse, limit: number): Promise<{ readonly total: number; readonly pairs: readonly DuplicatePair[] }> {
  return warehouse.transaction(async (inside) => {
    const keys: readonly (readonly [string, Query])[] = [['phone', phoneKey], ['email', emailKey], ['name', nameKey]];
    const [phones, emails, names] = keys.map(([reason, key]) => sql`select id, ${reason} as reason, ${key} as k from ${factView('customers')}`) as [Query, Query, Query];
    await inside.temporaryCopy({ name: 'customer_key', query: sql`select id, reason, k from (${phones} union all ${emails} union all ${names}) keys where k is not null` });
    await inside.temporaryCopy({
      name: 'keyed',
      query: sql`select c.id, c.reason, c.k from customer_key c join (select reason, k from customer_key group by reason, k having count(*) between 2 and ${mostAlike}) shared on shared.reason = c.reason and shared.k = c.k`,
    });
    await inside.temporaryCopy({
      name: 'duplicate_pair',
      query: sql`select first_id, second_id, max(case when reason = 'phone' then 1 else 0 end) as by_phone, max(case when reason = 'email' then 1 else 0 end) as by_email, max(case when reason = 'name' then 1 else 0 end) as by_name
        from (select a.id as first_id, b.id as second_id, a.reason from keyed a join keyed b on a.reason = b.reason and a.k = b.k and a.id < b.id) pairs group by first_id, second_id`,
    });
    const [counted] = await inside.rows(sql`select count(*) as pairs from duplicate_pair`);
    const rows = await inside.rows(sql`with people as (
        select c.id, c.name, c.phone, c.email, coalesce(o.orders, 0) as orders from ${factView('customers')} c
        left join (select customer_id, count(*) as orders from ${factView('orders')} where customer_id in (select id from keyed) group by customer_id) o on o.customer_id = c.id
        where c.id in (select id from keyed))
      select ${columnsOf('a')}, ${columnsOf('b')}, p.by_phone, p.by_email, p.by_name
      from duplicate_pair p join people a on a.id = p.first_id join people b on b.id = p.second_id
      order by p.by_phone + p.by_email + p.by_name desc, a.orders + b.orders desc, a.id, b.id limit ${limit}`);
    for (const table of ['customer_key', 'keyed', 'duplicate_pair']) await inside.execute(sql`drop table ${name(table)}`);
    return { total: Number(counted?.['pairs']), pairs: rows.map(pairOf) };
  });
}

function columnsOf(person: 'a' | 'b'): Query {
  const alias = name(person);
  return sql`${alias}.id as ${name(`${person}_id`)}, ${alias}.name as ${name(`${person}_name`)}, ${alias}.phone as ${name(`${person}_phone`)}, ${alias}.email as ${name(`${person}_email`)}, ${alias}.orders as ${name(`${person}_orders`)}`;
}

function pairOf(row: Readonly<Record<string, unknown>>): DuplicatePair {
  const text = (value: unknown): string | null => (value === null ? null : String(value));
  const person = (which: 'a' | 'b'): DuplicateCustomer => ({
    id: String(row[`${which}_id`]), name: text(row[`${which}_name`]), phone: text(row[`${which}_phone`]), email: text(row[`${which}_email`]), orders: Number(row[`${which}_orders`]),
  });
  const [a, b] = [person('a'), person('b')];
  const reasons = (['phone', 'email', 'name'] as const).filter((reason) => Number(row[`by_${reason}`]) > 0);
  return b.orders > a.orders ? { kept: b, merged: a, reasons } : { kept: a, merged: b, reasons };
}
