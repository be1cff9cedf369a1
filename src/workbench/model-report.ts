/** The company's own trust report: the model is fitted on the first part of the record and checked on the rest. */
import { insightSettings } from '../actions/settings/index.ts';
import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { sql } from '../domain/index.ts';
import type { Bilingual, Day, InsightContext } from '../domain/index.ts';
import { factView, insightContext } from '../facts/index.ts';
import { fitApart } from './fit-apart.ts';
import { observeCustomers } from './fit-observed.ts';
import { paidOrders, purchasesInsight, shortestDays, splitPeriod } from '../insights/index.ts';
import { shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import type { Workspace } from './workspace.ts';

type Report = OutputOf<typeof operations.modelReport>;

export const modelReport = implement(operations.modelReport, async (workspace) => {
  const { asOf, currency } = await shownRun(workspace);
  const settings = await insightSettings(workspace.desk);
  const context = insightContext(purchasesInsight, { asOf: asOf as Day, currency, settings });
  return keptAnswer(workspace, { restsOn: 'facts', question: ['modelReport', asOf, currency] }, () => reportOn(workspace, context));
});

/** More customers than this are grouped by weeks: their exact days would make hundreds of thousands of groups. */
const exactCustomers = 100_000;

async function reportOn({ warehouse }: Workspace, context: InsightContext): Promise<Report> {
  const notes = await leftOut(warehouse, context);
  const asked = await warehouse.transaction(async (inside) => {
    await inside.temporaryCopy({ name: 'purchase_day', query: sql`select distinct customer_id, day from (${paidOrders(context)}) paid` });
    const purchases = sql`purchase_day`;
    const [span] = await inside.rows(sql`select min(day) as first_day, max(day) as last_day, count(distinct customer_id) as customers from ${purchases} p`);
    const origin = span?.['first_day'] == null ? undefined : (String(span['first_day']) as Day);
    const period = origin && splitPeriod(origin, context.asOf);
    if (!origin || !period) return undefined;
    const request = { timeUnit: 'week', period, origin, daysPerStep: Number(span?.['customers']) > exactCustomers ? 7 : 1 } as const;
    return { ...request, ...(await observeCustomers(inside, purchases, request)) };
  });
  if (!asked) return tooShort(context.asOf, notes);
  const { logCovariance: _, covariates: __, ...report } = await fitApart({ ...asked, model: 'auto' });
  const { origin: firstDay, period } = asked;
  return { ...(report as Omit<Report, 'asOf' | 'period' | 'notes'>), asOf: context.asOf, period: { firstDay, ...period }, notes };
}

function tooShort(asOf: Day, notes: readonly Bilingual[]): Report {
  const reason = { zh: `购买记录不到 ${shortestDays / 7} 周，留不出一段来检验。`, en: `There are less than ${shortestDays / 7} weeks of purchases; nothing can be held back to check on.` };
  return {
    asOf,
    period: null,
    model: 'bg-nbd',
    timeUnit: 'week',
    status: 'too-little-data',
    customers: 0,
    groups: 0,
    parameters: null,
    standardErrors: null,
    logLikelihood: null,
    converged: false,
    regularised: false,
    holdOut: null,
    tracking: null,
    verdict: { trust: 'none', title: { zh: '还没有可检验的。', en: 'There is nothing to check yet.' }, reasons: [{ trust: 'poor', text: reason }] },
    candidates: [],
    notes: [...notes],
  };
}

/** Orders that are no purchases, by reason: the first that applies. */
async function leftOut(warehouse: Workspace['warehouse'], { asOf, currency }: InsightContext): Promise<Bilingual[]> {
  const rows = await warehouse.rows(sql`
    select what, count(*) as orders from (
      select case when customer_id is null then 'nobody' when cast(ordered_at as date) > cast(${asOf} as date) then 'later' when coalesce(returned, false) then 'returned' when net < 0 then 'negative' when coalesce(currency, ${currency}) <> ${currency} then 'currency' end as what
      from ${factView('orders')} o
    ) judged where what is not null group by what order by what`);
  const texts: Readonly<Record<string, (orders: number) => Bilingual>> = {
    nobody: (orders) => ({ zh: `${orders} 笔订单没有客户。`, en: `${orders} orders have no customer.` }),
    later: (orders) => ({ zh: `${orders} 笔订单的日期在 ${asOf} 之后。`, en: `${orders} orders are dated after ${asOf}.` }),
    returned: (orders) => ({ zh: `${orders} 笔订单退掉了或冲销了。`, en: `${orders} orders were returned or reversed.` }),
    negative: (orders) => ({ zh: `${orders} 笔订单金额为负。`, en: `${orders} orders have a negative amount.` }),
    currency: (orders) => ({ zh: `${orders} 笔订单是 ${currency} 以外的币种。`, en: `${orders} orders are in a currency other than ${currency}.` }),
  };
  return rows.flatMap((row) => texts[String(row['what'])]?.(Number(row['orders'])) ?? []);
}
