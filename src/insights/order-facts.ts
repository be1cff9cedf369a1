import { sql } from '../domain/index.ts';
import type { InsightContext, Query } from '../domain/index.ts';

/** The orders behind one customer's figures, newest first: what a person would check. Shared by rooms that speak of purchases. */
export function ordersBehind(context: InsightContext, subject: string): Query {
  return sql`
    select id, ordered_at, net, discount, currency, channel, returned
    from ${context.facts('orders')} where customer_id = ${subject} order by ordered_at desc, id`;
}
