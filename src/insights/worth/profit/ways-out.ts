import { sql } from '../../../domain/index.ts';
import type { Query } from '../../../domain/index.ts';
import type { ProfitAssumptions } from './assumptions.ts';

/** Where the figures come from, as tables of one as-of day. */
export interface WaysOutTables {
  readonly profit: Query;
  readonly purchases: Query;
  readonly sheet: Query;
  /** `subject`, `yearly_amount`: indirect value that people have entered. */
  readonly entered: Query;
  /** `subject`: for whom entered referrals take the place of computed ones. */
  readonly enteredReferrals: Query;
}

const double = (value: number): Query => sql`cast(${value} as double)`;
const year = sql`cast(365 as double)`;

/**
 * The unprofitable customers, one row each, with what each way out would bring over the next twelve months and which is
 * proposed. Columns: see the last select. Formulas: the card's section on the ways out.
 */
export function waysOut(tables: WaysOutTables, assumptions: ProfitAssumptions): Query {
  const { priceRise, priceElasticity, largestCut, avoidableShare, fewestOrders } = assumptions;
  const kept = double(Math.max(0, 1 - priceElasticity * priceRise));
  return sql`
    select subject, name, tier, stage, size, orders, sales - refunds as revenue, product_cost, service_cost, assumed, net_margin, next_loss, raise_gain, cut_gain, let_go_gain,
           entered_value, referral_value, referred, proposal,
           case proposal when 'raise-price' then raise_gain when 'cut-cost' then cut_gain when 'let-go' then let_go_gain else 0 end as proposed_gain
    from (
      select gains.*,
             case
               when orders < ${fewestOrders} then 'wait'
               when entered_value + referral_value > 0 and entered_value + referral_value >= next_loss then 'keep'
               when stage = 'lost' then 'gone'
               when greatest(raise_gain, cut_gain) < next_loss and let_go_gain > greatest(raise_gain, cut_gain) then 'let-go'
               when raise_gain > cut_gain then 'raise-price'
               else 'cut-cost'
             end as proposal
      from (
        select losses.*, - pace * net_margin as next_loss,
               case when sales > refunds then pace * (${kept} * ((1 + ${double(priceRise)}) * (sales - refunds) - product_cost - service_cost) - net_margin) else 0 end as raise_gain,
               pace * greatest(0, least(${double(largestCut)} * service_cost, service_cost - usual_share * greatest(0, sales - refunds))) as cut_gain,
               pace * (${double(avoidableShare)} * service_cost + product_cost - (sales - refunds)) - entered_value - referral_value as let_go_gain
        from (
          select p.subject, s.name, s.tier, s.stage, p.size, coalesce(b.orders, 0) as orders, p.sales, p.refunds, p.product_cost, p.service_cost, p.product_cost_assumed + p.service_cost_assumed as assumed,
                 p.net_margin, p.referred, coalesce(e.yearly_amount, 0) as entered_value,
                 case when r.subject is null then p.referral_value / greatest(1, coalesce(b.age_days, 0) / ${year}) else 0 end as referral_value,
                 coalesce(s.expected_purchases_52w, (b.x + 1) / greatest(1, b.age_days / ${year}), 1) / coalesce(b.x + 1, 1) as pace, usual.usual_share
          from (select * from ${tables.profit} every where net_margin < 0 and (sales > 0 or returned > 0)) p
          left join ${tables.purchases} b on b.subject = p.subject
          left join ${tables.sheet} s on s.subject = p.subject
          left join ${tables.entered} e on e.subject = p.subject
          left join ${tables.enteredReferrals} r on r.subject = p.subject
          cross join (select coalesce(sum(service_cost) / nullif(sum(case when sales > 0 then sales - refunds end), 0), 0) as usual_share from ${tables.profit} every) usual
        ) losses
      ) gains
    ) judged`;
}
