import { join, name, sql } from '../../../domain/index.ts';
import type { Fitted, Insight, InsightContext, Query } from '../../../domain/index.ts';
import { effectNames, fitContracts } from './model.ts';
import { classColumns, contractPeriods } from './queries.ts';

const classes = join(classColumns.map((column) => name(column)));
const effects = effectNames.map((effect) => name(`by_${effect}`));

function contractFacts(context: InsightContext, subject: string): Query {
  return sql`select id, contract_plan, contract_start, contract_end, monthly_fee, cancelled_on from ${context.facts('customers')} where id = ${subject}`;
}

function score(context: InsightContext, fitted: Fitted | undefined): Query {
  const running = sql`(select * from (${contractPeriods(context)}) periods where place = 0)`;
  const observed = sql`cast(${fitted?.observations ?? 0} as bigint) as observations`;
  if (fitted?.status !== 'known') {
    const none = join([...['risk', 'risk_low', 'risk_high', 'at_stake'].map((column) => name(column)), ...effects].map((column) => sql`cast(null as double) as ${column}`));
    return sql`select id as subject, plan, tenure_days, fee, contract_end as ends_on, late, ${none}, ${observed} from ${running} r`;
  }
  const same = join(classColumns.map((column) => sql`g.${name(column)} = r.${name(column)}`), sql` and `);
  return sql`
    select r.id as subject, r.plan, r.tenure_days, r.fee, r.contract_end as ends_on, r.late, g.risk, g.risk_low, g.risk_high, 12 * r.fee * g.risk as at_stake, ${join(effects.map((effect) => sql`g.${effect}`))}, ${observed}
    from ${running} r join ${context.groups} g on ${same}`;
}

const observations = 'observations';
const inputs = [
  { column: 'plan', title: { zh: '套餐', en: 'Plan' } },
  { column: 'tenure_days', title: { zh: '签约天数', en: 'Days under contract' } },
  { column: 'fee', title: { zh: '月费', en: 'Monthly fee' } },
  { column: 'late', title: { zh: '近 90 天晚到（至多记 2）', en: 'Late deliveries of the last 90 days (2 at most)' } },
  { column: 'by_tenure', title: { zh: '签约长短的影响（对数胜算）', en: 'Effect of tenure (log-odds)' } },
  { column: 'by_plan', title: { zh: '套餐的影响', en: 'Effect of the plan' } },
  { column: 'by_fee', title: { zh: '月费的影响', en: 'Effect of the fee' } },
  { column: 'by_late', title: { zh: '晚到的影响', en: 'Effect of late deliveries' } },
  { column: 'by_mood', title: { zh: '情绪的影响', en: 'Effect of mood' } },
  { column: 'by_orders', title: { zh: '另外下单的影响', en: 'Effect of other orders' } },
] as const;

/** Who is under contract, and how likely each is to cancel within the next 90 days. */
export const contracts: Insight = {
  name: 'worth.contracts',
  version: 1,
  title: { zh: '合同客户', en: 'Customers under contract' },
  question: { zh: '谁会退订？', en: 'Who will cancel?' },
  reads: ['customers', 'orders', 'order-lines', 'readings'],
  needs: [],
  subject: 'customer',
  columns: [
    { name: 'plan', type: 'text' },
    { name: 'tenure_days', type: 'integer' },
    { name: 'fee', type: 'number' },
    { name: 'ends_on', type: 'day' },
    { name: 'late', type: 'integer' },
    { name: 'risk', type: 'number' },
    { name: 'risk_low', type: 'number' },
    { name: 'risk_high', type: 'number' },
    { name: 'at_stake', type: 'number' },
    ...effectNames.map((effect) => ({ name: `by_${effect}`, type: 'number' as const })),
    { name: 'observations', type: 'integer' },
  ],
  summary: (context) => sql`
    select place, ${classes}, count(*) as contracts, coalesce(sum(cancelled), 0) as cancelled from (${contractPeriods(context)}) periods group by place, ${classes}`,
  fit: fitContracts,
  score,
  measures: [
    {
      name: 'contractRisk',
      column: 'risk',
      title: { zh: '90 天内退订的可能', en: 'Chance of cancelling within 90 days' },
      unit: 'probability',
      formula: '1 − (1 − p)³, p = 1 / (1 + exp(−β₀ − tenure − plan − β·ln fee − β·late deliveries − mood − β·orders)) within 30 days, fitted on the contract-months of the last 15 months',
      meaning: {
        zh: '照这家公司过去十五个月里同样处境的合同客户看，未来 90 天退订的可能。',
        en: 'How likely this contract is cancelled within 90 days, judging by contracts of this company in the same situation over the last fifteen months.',
      },
      inputs,
      interval: { low: 'risk_low', high: 'risk_high', level: 0.8 },
      absent: 'not-applicable',
      observations,
      facts: contractFacts,
    },
    {
      name: 'contractAtStake',
      column: 'at_stake',
      title: { zh: '合同上悬着的收入', en: 'Contract revenue at stake' },
      unit: 'money',
      formula: '12 × monthly fee × chance of cancelling within 90 days',
      meaning: { zh: '一年的月费里，因可能退订而悬着的那一份。', en: 'The part of a year’s fees that a cancellation would take.' },
      inputs: [
        { column: 'fee', title: { zh: '月费', en: 'Monthly fee' } },
        { column: 'risk', title: { zh: '90 天内退订的可能', en: 'Chance of cancelling within 90 days' } },
      ],
      absent: 'not-applicable',
      observations,
      facts: contractFacts,
    },
  ],
  card: 'worth/contracts/card.md',
};
