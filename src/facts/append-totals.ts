import { sql } from '../domain/index.ts';
import type { FactKind, Query } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import type { AppendPlan, AppendTotals } from './append-plan.ts';

const nothing: AppendTotals = { orders: 0, orderLines: 0, customers: 0, anonymousLines: 0, returns: 0, netRevenue: '0' };

/** What is known of the file's rows as a whole. */
export interface FileRows {
  /** Some row says the same as an earlier one. */
  readonly repeats: boolean;
  /** A row that says the same as an earlier one is another fact rather than the same one again. */
  readonly repeatsAreFacts: boolean;
}

/** The good rows of the file as `t`, each fact once, with `r` where there are repeats; joining none to every row would double the cost of storing them. */
export function goodRows({ repeats, repeatsAreFacts }: FileRows): Query {
  if (!repeats) return sql`import_typed t where t.problem is null`;
  return sql`import_typed t left join import_repeat r on r.line = t.line where t.problem is null ${repeatsAreFacts ? sql`` : sql`and r.line is null`}`;
}

const customers = sql`count(distinct customer_id) as customers`;
const sales = sql`${customers}, count_if(customer_id is null) as anonymous_lines, cast(sum(net) as varchar) as net_revenue`;

const counts: Readonly<Partial<Record<FactKind, Query>>> = {
  customers: sql`count(distinct id) as customers`,
  orders: sql`count(*) as orders, count_if(returned) as returns, ${sales}`,
  'order-lines': sql`count(distinct order_id) as orders, count(*) as order_lines, ${sales}`,
  moments: customers,
  feedback: customers,
  costs: customers,
};

/** Orders taken back, of lines that do not tell when: no order is made of them. */
const returnsOfLines = sql`count(distinct order_id) filter (where returned or regexp_like(order_id, '^[Cc][0-9]')) as returns`;

/** What the file contains that is live, whether this import brought it or an earlier one. */
export async function totalsOf(inside: Warehouse, plan: AppendPlan, rows: FileRows): Promise<AppendTotals> {
  const counted = counts[plan.kind];
  if (!counted) return nothing;
  const derived = plan.kind === 'order-lines' && plan.mapping.has('ordered_at');
  const returns = plan.kind === 'order-lines' && !derived ? sql`, ${returnsOfLines}` : sql``;
  const [row] = await inside.rows(sql`select ${counted}${returns} from ${goodRows(rows)}`);
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
