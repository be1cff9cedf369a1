import { readFile } from 'node:fs/promises';
import { operations } from '../contract/index.ts';
import type { Figure } from '../contract/index.ts';
import { insightSettings } from '../actions/settings/index.ts';
import { name, sql, ZhiyinError } from '../domain/index.ts';
import type { Day, Fitted, Insight, InsightContext, Measure, Query, Row } from '../domain/index.ts';
import { insightContext, insightTable } from '../facts/index.ts';
import { insights } from '../insights/index.ts';
import { customerNamed, shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';
import type { Workspace } from './workspace.ts';

const factsShown = 50;
/** So many are counted as they are read. */
const factsCounted = 2000;

/** Opens one figure of one customer: formula, inputs, the facts behind it, interval, as-of day, method card. */
export const explain = implement(operations.explain, async (workspace, { id: given, measure: asked }) => {
  const found = findMeasure(asked);
  if (!found) throw new ZhiyinError('NOT_FOUND', { what: 'measure', id: asked });
  const { insight, measure } = found;
  const { asOf, currency } = await shownRun(workspace);
  const { id } = await customerNamed(workspace, given, asOf);
  const fit = await insightFit(workspace, insight, asOf);
  const context = insightContext(insight, { asOf: asOf as Day, currency, settings: await insightSettings(workspace.desk) });
  const [row, facts] = await Promise.all([insightRow(workspace, insight, { context, fit, subject: id }), factsBehind(workspace, measure.facts(context, id))]);
  return {
    customer: id,
    figure: figureOf(measure, row, fit.status),
    meaning: measure.meaning,
    formula: measure.formula,
    inputs: measure.inputs.map((input) => ({ title: input.title, value: plain(row?.[input.column]) })),
    parameters: Object.fromEntries(Object.entries(fit.parameters).filter(([, value]) => !Array.isArray(value))),
    asOf,
    method: `${insight.name}@${insight.version}`,
    facts,
    card: { title: insight.title, question: insight.question, text: await readFile(new URL(`../insights/${insight.card}`, import.meta.url), 'utf8') },
  };
});

/** The first facts behind a figure, and how many there are: one look through them, two for who has an uncommon number. */
async function factsBehind({ warehouse }: Workspace, facts: Query): Promise<{ readonly total: number; readonly rows: Row[] }> {
  const rows = await warehouse.rows(sql`select * from (${facts}) facts limit ${factsCounted}`);
  const [counted] = rows.length < factsCounted ? [] : await warehouse.rows(sql`select count(*) as n from (${facts}) facts`);
  return { total: Number(counted?.['n'] ?? rows.length), rows: rows.slice(0, factsShown).map((fact) => ({ ...fact })) };
}

/** Every figure an insight has of one customer, for a page that shows them together. */
export async function customerFigures(workspace: Workspace, { asOf, currency, subject }: { readonly asOf: string; readonly currency: string; readonly subject: string }): Promise<Figure[]> {
  const settings = await insightSettings(workspace.desk);
  const figures = insights
    .filter((insight) => insight.subject === 'customer' && insight.measures.length > 0)
    .map(async (insight) => {
      const fit = await insightFit(workspace, insight, asOf);
      const row = await insightRow(workspace, insight, { context: insightContext(insight, { asOf: asOf as Day, currency, settings }), fit, subject });
      return insight.measures.map((measure) => figureOf(measure, row, fit.status));
    });
  return (await Promise.all(figures)).flat();
}

function findMeasure(asked: string): { readonly insight: Insight; readonly measure: Measure } | undefined {
  for (const insight of insights) {
    const measure = insight.measures.find((candidate) => candidate.name === asked);
    if (measure) return { insight, measure };
  }
  return undefined;
}

/** What an insight keeps of a subject, and its workings beside it. */
async function insightRow({ warehouse }: Workspace, insight: Insight, { context, fit, subject }: { readonly context: InsightContext; readonly fit: InsightFit; readonly subject: string }): Promise<Row | undefined> {
  const [row] = await warehouse.rows(sql`select * from ${insightTable(insight.name)} where as_of = cast(${context.asOf} as date) and ${name('subject')} = ${subject}`);
  if (!row || !insight.workings) return row;
  const [workings] = await warehouse.rows(insight.workings.of(context, fit as Fitted, subject));
  return { ...workings, ...row };
}

interface InsightFit {
  readonly status: string;
  readonly observations: number;
  readonly parameters: Row;
}

/** How an insight's model came out on a day. */
export async function insightFit(
  { warehouse }: Workspace,
  insight: Pick<Insight, 'name'>,
  asOf: string,
): Promise<InsightFit> {
  const [row] = await warehouse.rows(sql`select status, observations, parameters from insight_fit where insight = ${insight.name} and as_of = cast(${asOf} as date)`);
  if (!row) return { status: 'too-little-data', observations: 0, parameters: {} };
  return { status: String(row['status']), observations: Number(row['observations']), parameters: JSON.parse(String(row['parameters'])) as Row };
}

function figureOf(measure: Measure, row: Row | undefined, fitStatus: string): Figure {
  const value = plain(row?.[measure.column]);
  const bound = (column: string | undefined): number | null => (column === undefined || row?.[column] == null ? null : Number(row[column]));
  const missing = fitStatus !== 'known' ? fitStatus : row === undefined ? (measure.absent ?? 'too-little-data') : 'too-little-data';
  return {
    measure: measure.name,
    title: measure.title,
    unit: measure.unit,
    value,
    low: bound(measure.interval?.low),
    high: bound(measure.interval?.high),
    level: measure.interval?.level ?? null,
    observations: Number(row?.[measure.observations] ?? 0),
    status: value === null ? missing : 'known',
  };
}

function plain(value: unknown): string | number | null {
  if (value == null) return null;
  return typeof value === 'number' ? value : String(value);
}
