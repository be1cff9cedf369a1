import { readFile } from 'node:fs/promises';
import { companyMeasures, operations } from '../contract/index.ts';
import type { CompanyMeasure, OutputOf } from '../contract/index.ts';
import { ZhiyinError } from '../domain/index.ts';
import type { Bilingual } from '../domain/index.ts';
import { insights } from '../insights/index.ts';
import { companyPages } from './company-figures/index.ts';
import type { Behind, CompanyFigure, Instance, PageFigures } from './company-figures/index.ts';
import { shownRun } from './customer-rows.ts';
import { insightFit } from './explain.ts';
import { implement } from './implementation.ts';
import type { Workspace } from './workspace.ts';

type Explained = OutputOf<typeof operations.explainCompany>;
type Found = { readonly page: PageFigures; readonly figure: CompanyFigure<never> };

const level = 0.8;
/** Of all that a measure can be asked of, so many are named to who asked of something else. */
const mostNamed = 12;

/** Opens one figure about everybody: the page's own answer says what it is, one more query what stands behind it. */
export const explainCompany = implement(operations.explainCompany, async (workspace, { measure, of }, call) => {
  const { page, figure } = figureOf(measure);
  const run = await shownRun(workspace);
  const answer = await page.answer(workspace, of, call);
  const instance = instanceOf(figure, answer as never, of);
  const [behind, method] = await Promise.all([behindOf(workspace, figure.behind?.(run, instance, answer as never), instance), methodOf(workspace, figure.method, run.asOf)]);
  const { value, low = null, high = null, observations, inputs } = instance;
  return {
    of: [...instance.of],
    currency: run.currency,
    figure: { measure, title: figure.title, unit: figure.unit, value, low, high, level: low === null || high === null ? null : level, observations, status: value === null ? 'too-little-data' : 'known' },
    meaning: figure.meaning,
    formula: figure.formula,
    inputs: inputs.map(([title, given, unit]) => ({ title, value: given, ...(unit && { unit }) })),
    asOf: run.asOf,
    computedAt: run.finishedAt,
    noInterval: low === null || high === null ? figure.noInterval : null,
    behind,
    list: figure.list ? { ...figure.list(of) } : null,
    ...method,
  };
});

/** Which figures there are, and what each has to be asked of. */
export const listCompanyFigures = implement(operations.listCompanyFigures, async () => ({
  figures: Object.values(companyMeasures).flat().map((measure) => {
    const { page, figure } = figureOf(measure);
    return { measure, page: page.operation.name, title: figure.title, unit: figure.unit, of: [...figure.asked] };
  }),
}));

function figureOf(measure: CompanyMeasure): Found {
  for (const page of companyPages) {
    const figure = page.figures.find((candidate) => candidate.measure === measure);
    if (figure) return { page, figure };
  }
  throw new ZhiyinError('NOT_FOUND', { what: 'measure', id: measure });
}

/** The one that was asked for; the only one there is when nothing was said. */
function instanceOf(figure: CompanyFigure<never>, answer: never, of: readonly string[]): Instance {
  const all = figure.instances(answer);
  const found = all.find((instance) => instance.of.length === of.length && instance.of.every((part, place) => part === of[place]));
  if (found) return found;
  if (of.length !== figure.asked.length) {
    const some = all.slice(0, mostNamed).map((instance) => instance.of.join(' ')).join(' | ');
    throw new ZhiyinError('BAD_REQUEST', { problem: `of: ${figure.measure} is asked of ${figure.asked.join(', ') || 'nothing'}${figure.asked.length > 0 && some !== '' ? `: ${some}` : ''}` });
  }
  throw new ZhiyinError('NOT_FOUND', { what: figure.measure, id: of.join(' ') });
}

async function behindOf({ warehouse }: Workspace, behind: Behind | undefined, { observations }: Instance): Promise<Explained['behind']> {
  if (!behind) return null;
  const { kind, title, columns, query, total = observations } = behind;
  const rows = await warehouse.rows(query);
  const kept = new Set([...columns.map((column) => column.name), 'name']);
  return {
    kind,
    title,
    total: total === null ? null : Math.max(total, rows.length),
    columns: columns.map((column) => ({ ...column })),
    rows: rows.map((row) => Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (kept.has(name) ? [[name, plain(value)] as const] : [])))),
  };
}

function plain(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' ? value : String(value);
}

/** Methods that are no insight: what they are, and where their card lies. */
const otherMethods: Readonly<Record<string, { readonly title: Bilingual; readonly question: Bilingual; readonly card: string }>> = {
  'worth.models': {
    title: { zh: '购买模型', en: 'Purchase models' },
    question: { zh: '模型说的，能信几分？', en: 'How far can the model be believed?' },
    card: '../insights/worth/card.md',
  },
  reader: {
    title: { zh: '阅读模型', en: 'The reading model' },
    question: { zh: '这些话说的是什么，读得有多准？', en: 'What do these texts say, and how well are they read?' },
    card: '../reading/model/CARD.md',
  },
};

async function methodOf(workspace: Workspace, method: string, asOf: string): Promise<Pick<Explained, 'method' | 'parameters' | 'card'>> {
  const other = otherMethods[method];
  if (other) return { method, parameters: {}, card: { title: other.title, question: other.question, text: await readFile(new URL(other.card, import.meta.url), 'utf8') } };
  const insight = insights.find((candidate) => candidate.name === method);
  if (!insight) throw new ZhiyinError('NOT_FOUND', { what: 'insight', id: method });
  const [fit, text] = await Promise.all([insightFit(workspace, insight, asOf), readFile(new URL(`../insights/${insight.card}`, import.meta.url), 'utf8')]);
  return {
    method: `${insight.name}@${insight.version}`,
    parameters: Object.fromEntries(Object.entries(fit.parameters).filter(([, value]) => value === null || typeof value !== 'object')),
    card: { title: insight.title, question: insight.question, text },
  };
}
