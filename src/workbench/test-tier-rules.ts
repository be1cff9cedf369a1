import { operations } from '../contract/index.ts';
import type { OutputOf, TierRules } from '../contract/index.ts';
import { sql } from '../domain/index.ts';
import type { Bilingual, Row, Tier } from '../domain/index.ts';
import { insightTable } from '../facts/index.ts';
import { customerNamed } from './customer-rows.ts';
import { implement } from './implementation.ts';
import { shownBorders } from './preview-tier-rules.ts';
import { numberOrNull, textOrNull } from './row-values.ts';
import { draftTiers } from './tier-draft.ts';
import { tierIn } from './tier-moves.ts';

type Trial = OutputOf<typeof operations.testTierRules>;
type Component = Trial['parts'][number]['component'];

/** One customer under draft rules: the parts of the score, the tier, and which rule decided. Nothing is saved. */
export const testTierRules = implement(operations.testTierRules, async (workspace, { customer, rules }) => {
  const draft = await draftTiers(workspace, rules);
  const { asOf, currency } = draft.run;
  const { id, sheet } = await customerNamed(workspace, customer, asOf);
  const [row] = await workspace.warehouse.rows(sql`
    select d.*, cast(p.silent_days as double) / nullif(c.usual_gap_days, 0) as silent_gaps from ${draft.judged} d
    left join ${draft.stages} c on c.subject = d.subject
    left join ${insightTable('worth.purchases')} p on p.subject = d.subject and p.as_of = cast(${asOf} as date) where d.subject = ${id}`);
  return {
    asOf,
    currency,
    id,
    name: textOrNull(sheet['name']),
    now: { tier: tierIn(sheet, 'tier'), score: numberOrNull(sheet['score']) },
    draft: { tier: row ? tierIn(row, 'tier') : null, score: numberOrNull(row?.['score']) },
    previousTier: row ? tierIn(row, 'previous_tier') : null,
    borders: shownBorders(draft.fitted),
    parts: row ? partsOf(row, rules, draft.fitted.parameters) : [],
    rules: row ? stepsOf(row, rules) : [],
  };
});

/** Where each component and its figure stand, and the parameter with the median it is measured against. */
const componentColumns: Readonly<Record<Component, { readonly share: string; readonly figure: string; readonly median?: string }>> = {
  value: { share: 'c_value', figure: 'value_12m', median: 'medianValue' },
  recency: { share: 'c_recency', figure: 'p_alive' },
  frequency: { share: 'c_frequency', figure: 'x', median: 'medianFrequency' },
  money: { share: 'c_money', figure: 'net_last_year', median: 'medianMoney' },
  fullPrice: { share: 'c_full_price', figure: 'c_full_price' },
  satisfaction: { share: 'c_satisfaction', figure: 'mood' },
};

function partsOf(row: Row, rules: TierRules, parameters: Row): Trial['parts'] {
  const parts = (Object.keys(componentColumns) as Component[]).map((component) => {
    const { share, figure, median } = componentColumns[component];
    return { component, share: numberOrNull(row[share]), figure: numberOrNull(row[figure]), median: median === undefined ? null : numberOrNull(parameters[median]) };
  });
  const total = parts.reduce((sum, part) => sum + (part.share === null ? 0 : rules.weights[part.component]), 0);
  return parts.map((part) => {
    const weight = part.share === null || total === 0 ? 0 : rules.weights[part.component] / total;
    return { ...part, weight, points: part.share === null ? null : 100 * weight * part.share };
  });
}

interface Step {
  readonly tier: Tier;
  readonly holds: boolean;
  readonly text: Bilingual;
}

/** The rules in the order of the engine, with this customer's figures. */
function stepsOf(row: Row, rules: TierRules): Trial['rules'] {
  const steps = rules.scheme === 'four' ? fourSteps(row) : threeSteps(row);
  const decider = numberOrNull(row['score']) === null && row['stage'] !== 'lost' ? -1 : steps.findIndex((step) => step.holds);
  return steps.map((step, index) => ({ ...step, decides: index === decider }));
}

function fourSteps(row: Row): Step[] {
  const stage = String(row['stage'] ?? '');
  const rising = ['new', 'growing', 'returning'].includes(stage);
  const valuePoints = row['c_value'] == null ? null : 100 * Number(row['c_value']);
  const { scoreStep, number } = readingOf(row);
  return [
    lostStep(row, 'lost'),
    scoreStep('high', 'high_at'),
    {
      tier: 'potential',
      holds: rising,
      text: rising
        ? { zh: `正在走近：生命周期是“${stageWords[stage]?.zh ?? stage}”`, en: `Coming closer: the life-cycle stage is ${stageWords[stage]?.en ?? stage}` }
        : { zh: '生命周期不是新客、成长或回归', en: 'The life-cycle stage is not new, growing or returning' },
    },
    {
      tier: 'potential',
      holds: valuePoints !== null && valuePoints >= Number(row['second_at']),
      text: { zh: `未来价值 ${number(valuePoints)} 分，潜力界线 ${number(row['second_at'])}`, en: `Future value ${number(valuePoints)} points, border of potential ${number(row['second_at'])}` },
    },
    { tier: 'ordinary', holds: true, text: { zh: '其余都是普通', en: 'Everybody else is ordinary' } },
  ];
}

function threeSteps(row: Row): Step[] {
  const { scoreStep } = readingOf(row);
  return [lostStep(row, 'low'), scoreStep('high', 'high_at'), scoreStep('mid', 'second_at'), { tier: 'low', holds: true, text: { zh: '其余都是低价值', en: 'Everybody else is low' } }];
}

function lostStep(row: Row, tier: 'lost' | 'low'): Step {
  const gaps = row['silent_gaps'] == null ? '–' : Number(row['silent_gaps']).toFixed(1);
  const chance = row['p_alive'] == null ? '–' : `${Math.round(Number(row['p_alive']) * 100)}`;
  const holds = row['stage'] === 'lost';
  return {
    tier,
    holds,
    text: holds
      ? { zh: `流失：沉默了 ${gaps} 个平常间隔，还会再来的可能 ${chance}%`, en: `Lost: silent for ${gaps} usual gaps, ${chance} % likely to come back` }
      : { zh: `没有流失：沉默了 ${gaps} 个平常间隔，还会再来的可能 ${chance}%`, en: `Not lost: silent for ${gaps} usual gaps, ${chance} % likely to come back` },
  };
}

/** Sentences about the score and a border; the border already stands where this customer's past has moved it. */
function readingOf(row: Row): { readonly scoreStep: (tier: 'high' | 'mid', border: string) => Step; readonly number: (value: unknown) => string } {
  const number = (value: unknown): string => (value == null ? '–' : Number(value).toFixed(1));
  const names = { high: { zh: '高价值', en: 'high' }, mid: { zh: '中价值', en: 'mid' } };
  return {
    number,
    scoreStep: (tier, border) => ({
      tier,
      holds: row['score'] != null && Number(row['score']) >= Number(row[border]),
      text: { zh: `价值分 ${number(row['score'])}，对他而言${names[tier].zh}的界线是 ${number(row[border])}`, en: `Score ${number(row['score'])}; for them the border of ${names[tier].en} stands at ${number(row[border])}` },
    }),
  };
}

const stageWords: Readonly<Record<string, Bilingual>> = {
  new: { zh: '新客', en: 'new' },
  growing: { zh: '成长', en: 'growing' },
  returning: { zh: '回归', en: 'returning' },
};
