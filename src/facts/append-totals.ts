import { sql } from '../domain/index.ts';
import type { FactKind, Query } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import type { AppendPlan, AppendTotals } from './append-plan.ts';

const nothing: AppendTotals = { orders: 0, orderLines: 0, customers: 0, anonymousLines: 0, returns: 0, netRevenue: '0' };

/** The good rows of the file, each fact once. */
const goodRows = sql`import_typed t left join import_repeat r on r.line = t.line where t.problem is null`;

const queries: Readonly<Partial<Record<FactKind, Query>>> = {
  customers: sql`select count(distinct id) as customers from ${goodRows}`,
  orders: sql`select count(*) as orders, count(distinct customer_id) as customers, count_if(customer_id is null) as anonymous_lines,
    count_if(returned) as returns, cast(sum(net) as varchar) as net_revenue from ${goodRows}`,
  'order-lines': sql`select count(distinct order_id) as orders, count(*) as order_lines, count(distinct customer_id) as customers, count_if(customer_id is null) as anonymous_lines,
    count(distinct order_id) filter (where returned or regexp_like(order_id, '^[Cc][0-9]')) as returns, cast(sum(net) as varchar) as net_revenue from ${goodRows}`,
  moments: sql`select count(distinct customer_id) as customers from ${goodRows}`,
  feedback: sql`select count(distinct customer_id) as customers from ${goodRows}`,
  costs: sql`select count(distinct customer_id) as customers from ${goodRows}`,
};

/** What the file contains that is live, whether this import brought it or an earlier one. */
export async function totalsOf(inside: Warehouse, plan: AppendPlan, repeatsAreFacts: boolean): Promise<AppendTotals> {
  const query = queries[plan.kind];
  const derived = plan.kind === 'order-lines' && plan.mapping.has('ordered_at');
  if (!query) return nothing;
  const [row] = await inside.rows(repeatsAreFacts ? query : sql`${query} and r.line is null`);
  const number = (column: string): number => Number(row?.[column] ?? 0);
  const [orders] = derived ? await inside.rows(sql`select count_if(returned) as returns from import_order`) : [];
  return {
    orders: number('orders'),
    orderLines: number('order_lines'),
    customers: number('customers'),
    anonymousLines: number('anonymous_lines'),
    returns: orders ? Number(orders['returns']) : number('returns'),
    netRevenue: plainDecimal(String(row?.['net_revenue'] ?? '0')),
  };
}

/** `5761931.382000` → `5761931.382`. */
export function plainDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
