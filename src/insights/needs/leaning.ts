import { join, name, sql } from '../../domain/index.ts';
import type { Query } from '../../domain/index.ts';

/**
 * What somebody leans towards among options, with few observations drawn towards everybody: counts are Dirichlet-multinomial with the
 * overall shares q and a concentration κ found by moments: S = Σ n_c(n_c − 1) / Σ n(n − 1) over customers and options is the chance that
 * two choices of one customer agree, (1 + κ Σq²)/(1 + κ) under the model, so κ = (1 − S)/(S − Σq²). Share = (n_c + κ q_c)/(n + κ).
 * Source: J. E. Mosimann, On the compound multinomial distribution, Biometrika 49, 1962.
 */
export function concentration(agreeing: Query, pairs: Query, overlap: Query): Query {
  const agreement = sql`(cast(${agreeing} as double) / nullif(cast(${pairs} as double), 0))`;
  return sql`least(1e6, greatest(1e-2, case when ${agreement} > ${overlap} then (1 - ${agreement}) / nullif(${agreement} - ${overlap}, 0) else 1e6 end))`;
}

/** A few options that are known beforehand, each counted in a column of its own. */
export interface Leaning {
  /** Names the columns: `channel_1` … and the results `channel`, `channel_share`, `channel_lift`. */
  readonly kind: string;
  /** What each option is called, in the order of the columns. */
  readonly options: readonly string[];
}

const columnsOf = ({ kind, options }: Leaning): Query[] => options.map((_, index) => name(`${kind}_${index + 1}`));
const sumOf = (columns: readonly Query[]): Query => join(columns, sql` + `);

/** Over all customers: `<kind>_q_1` …, the overall shares, and `<kind>_k`, the concentration. To be selected from the table of counts. */
export function leaningTotals(leaning: Leaning): Query {
  const columns = columnsOf(leaning);
  const all = sql`nullif(cast(sum(${sumOf(columns)}) as double), 0)`;
  const shares = columns.map((column) => sql`cast(sum(${column}) as double) / ${all}`);
  const overlap = sql`(${join(shares.map((share) => sql`power(${share}, 2)`), sql` + `)})`;
  const agreeing = sql`sum(${sumOf(columns.map((column) => sql`${column} * (${column} - 1)`))})`;
  const pairs = sql`sum((${sumOf(columns)}) * (${sumOf(columns)} - 1))`;
  return join([...shares.map((share, index) => sql`${share} as ${name(`${leaning.kind}_q_${index + 1}`)}`), sql`${concentration(agreeing, pairs, overlap)} as ${name(`${leaning.kind}_k`)}`]);
}

/** Each customer's shrunk share of every option, as `<kind>_s_1` …; null without any observation. */
export function leaningShares(leaning: Leaning): Query {
  const columns = columnsOf(leaning);
  const k = name(`${leaning.kind}_k`);
  return join(columns.map((column, index) => sql`case when ${sumOf(columns)} > 0 then (${column} + ${k} * ${name(`${leaning.kind}_q_${index + 1}`)}) / (${sumOf(columns)} + ${k}) end as ${name(`${leaning.kind}_s_${index + 1}`)}`));
}

/** From this concentration on, ten observations of one's own move a share by less than a tenth: people do not differ enough to speak of habits. */
const noHabits = 100;

/** The option with the greatest share: `<kind>`, `<kind>_share`, `<kind>_lift` (against everybody's share of it); nothing where nobody has habits. */
export function leaningChoice(leaning: Leaning): Query {
  const share = (index: number): Query => name(`${leaning.kind}_s_${index + 1}`);
  const best = leaning.options.length === 1 ? share(0) : sql`greatest(${join(leaning.options.map((_, index) => share(index)))})`;
  const choose = (then: (option: string, index: number) => Query): Query => sql`case ${join(leaning.options.map((option, index) => sql`when ${share(index)} = ${best} then ${then(option, index)}`), sql` `)} end`;
  return sql`
    case when ${name(`${leaning.kind}_k`)} < ${noHabits} then ${choose((option) => sql`${option}`)} end as ${name(leaning.kind)}, ${best} as ${name(`${leaning.kind}_share`)},
    ${choose((_, index) => sql`${share(index)} / nullif(${name(`${leaning.kind}_q_${index + 1}`)}, 0)`)} as ${name(`${leaning.kind}_lift`)}`;
}
