/** What data there is, how complete it is, and over which time: the Data page's answer to "can I trust the figures?". */
import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { factColumns, sql } from '../domain/index.ts';
import { coverageOf, factView } from '../facts/index.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import type { Workspace } from './workspace.ts';

type Coverage = OutputOf<typeof operations.coverage>;

export const coverage = implement(operations.coverage, (workspace) => keptAnswer(workspace, { restsOn: 'facts', question: ['coverage'] }, () => coverageOfFacts(workspace)));

async function coverageOfFacts({ warehouse }: Workspace): Promise<Coverage> {
  const [kinds, customers, currencies, texts] = await Promise.all([
    coverageOf(warehouse),
    warehouse.rows(sql`select count(*) as customers from ${factView('customers')}`),
    warehouse.rows(sql`
      select currency, count(*) as orders from ${factView('orders')} where currency is not null group by currency
      union all select cast(null as varchar) as currency, count(*) as orders from ${factView('orders')} where currency is null having count(*) > 0
      order by orders desc`),
    warehouse.rows(sql`select (select count(text) from ${factView('moments')}) + (select count(text) from ${factView('feedback')}) as total, (select count(distinct text_id) from reading_view) as "read"`),
  ]);
  return {
    customers: Number(customers[0]?.['customers']),
    kinds: kinds.map(({ kind, facts, customers, anonymous, firstDay, lastDay }) => ({ kind, facts, customers, anonymous, firstDay, lastDay })),
    columns: kinds.flatMap(({ kind, facts, filled }) =>
      facts === 0 ? [] : factColumns[kind].map(({ name, title }) => ({ kind, column: name, title: { ...title }, filledShare: Math.round((filled[name] ?? 0) * 10_000) / 10_000 })),
    ),
    currencies: currencies.map((row) => ({ currency: row['currency'] === null ? null : String(row['currency']), orders: Number(row['orders']) })),
    texts: { total: Number(texts[0]?.['total']), read: Number(texts[0]?.['read']) },
  };
}
