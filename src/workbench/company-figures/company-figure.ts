/**
 * What a figure about everybody is, as a plain value: where it stands in a page's answer, so that page and explanation can never
 * differ, what goes into it, and the query for what stands behind it. One file per page; `index.ts` lists them all.
 */
import type { CompanyMeasure, InputOf, Operation, operations, OutputOf } from '../../contract/index.ts';
import type { Bilingual, Measure, Query } from '../../domain/index.ts';
import { name, sql, ZhiyinError } from '../../domain/index.ts';
import { sheetOn } from '../../facts/index.ts';
import type { Call, Implementation } from '../implementation.ts';
import type { Workspace } from '../workspace.ts';

type Unit = Measure['unit'];

/** One figure with its surroundings, as it stands in a page's answer. */
export interface Instance {
  /** Which one of the measure's figures: nothing, a tier, a touchpoint, a pair of products. */
  readonly of: readonly string[];
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  /** What was counted or measured for it: customers, texts, baskets. */
  readonly observations: number;
  /** What goes into the formula. */
  readonly inputs: readonly (readonly [title: Bilingual, value: number | string | null, unit?: Unit])[];
}

/** A column of what stands behind a figure. `customer`, with `name` beside it, opens that customer. */
export interface BehindColumn {
  readonly name: string;
  readonly title: Bilingual;
  readonly unit: Unit;
}

/** The largest contributions, ranked in the engine. */
export interface Behind {
  readonly kind: NonNullable<OutputOf<typeof operations.explainCompany>['behind']>['kind'];
  readonly title: Bilingual;
  readonly columns: readonly BehindColumn[];
  /** At most {@link behindShown} rows, in order. */
  readonly query: Query;
  /** How many there are in all: as many as were measured unless told; null where nobody counts them. */
  readonly total?: number | null;
}

export const behindShown = 20;

/** What a query of what stands behind may look at. */
export interface Shown {
  readonly asOf: string;
  readonly currency: string;
}

export interface CompanyFigure<Answer> {
  readonly measure: CompanyMeasure;
  readonly title: Bilingual;
  readonly unit: Unit;
  readonly meaning: Bilingual;
  readonly formula: string;
  /** The insight whose figures it is made of, or a method with a card of its own. */
  readonly method: string;
  /** What it has to be asked of, in this order. */
  readonly asked: readonly string[];
  /** Paths of the page's answer that it explains: the figure, its bounds, what it is made of. A test holds them against the contract. */
  readonly shows: readonly string[];
  readonly instances: (answer: Answer) => readonly Instance[];
  /** Why the figure has no interval; for those with one, why one of them may lack it. */
  readonly noInterval: Bilingual;
  readonly behind?: (shown: Shown, instance: Instance, answer: Answer) => Behind | undefined;
  /** Filters of the customer list that show who is counted. */
  readonly list?: (of: readonly string[]) => Readonly<Record<string, unknown>>;
}

/** The figures of one page, with the way to its answer. */
export interface PageFigures {
  readonly operation: Operation;
  readonly figures: readonly CompanyFigure<never>[];
  readonly answer: (workspace: Workspace, of: readonly string[], call: Call) => Promise<unknown>;
}

/**
 * @param input what the page is asked for, so that its answer holds the figure
 */
export function pageFigures<Described extends Operation>(
  { operation, run }: Implementation<Described>,
  figures: readonly CompanyFigure<OutputOf<Described>>[],
  input: (of: readonly string[]) => InputOf<Described> = () => ({}) as InputOf<Described>,
): PageFigures {
  return {
    operation,
    figures,
    answer: (workspace, of, call) => {
      const asked = operation.input.safeParse(input(of));
      if (!asked.success) throw new ZhiyinError('NOT_FOUND', { what: 'figure', id: of.join(' ') });
      return run(workspace, asked.data as Parameters<typeof run>[1], call);
    },
  };
}

/** Why there is no interval. */
export const counted: Bilingual = { zh: '这是一个一个数出来的，不是估计，所以没有区间。', en: 'Counted one by one, not estimated; so there is no interval.' };
export const addedUp: Bilingual = { zh: '这是账上已有的金额加起来的，不是估计，所以没有区间。', en: 'Added up from amounts on record, not estimated; so there is no interval.' };
export const tooFewForInterval: Bilingual = { zh: '依据太少，给不出区间。', en: 'There is too little to give an interval.' };

export const words = {
  customers: { zh: '客户数', en: 'Customers' },
  ofAllCustomers: { zh: '占全部客户', en: 'Share of all customers' },
  allCustomers: { zh: '全部客户', en: 'All customers' },
  customer: { zh: '客户', en: 'Customer' },
  value: { zh: '未来 12 个月价值', en: 'Value of the next 12 months' },
  texts: { zh: '段数', en: 'Texts' },
  share: { zh: '占比', en: 'Share' },
  deliveries: { zh: '有约定日期的送货', en: 'Deliveries with a promised day' },
  largest: { zh: '贡献最大的客户', en: 'The customers who contribute most' },
} as const satisfies Record<string, Bilingual>;

interface Ranked {
  /** Reads the sheet as `s`, joined with whatever {@link from} adds. */
  readonly amount: Query;
  readonly title: Bilingual;
  readonly unit: Unit;
  readonly where?: Query;
  /** Joins after the sheet. */
  readonly from?: Query;
  readonly heading?: Bilingual;
  readonly ascending?: boolean;
  /** Also those whose amount is not known, at the end. */
  readonly everybody?: boolean;
  readonly total?: number | null;
}

/** Customers by an amount, the largest first. */
export function customersBy({ asOf }: Shown, { amount, title, unit, where = sql`true`, from = sql``, heading = words.largest, ascending = false, everybody = false, total }: Ranked): Behind {
  return {
    kind: 'customers',
    title: heading,
    columns: [
      { name: 'customer', title: words.customer, unit: 'label' },
      { name: 'amount', title, unit },
    ],
    query: sql`
      select s.subject as customer, s.name, ${amount} as amount from ${sheetOn(asOf)} s ${from}
      where ${where} and ${everybody ? sql`true` : sql`${amount} is not null`} order by ${amount} ${ascending ? sql`asc` : sql`desc`} nulls last, s.subject limit ${behindShown}`,
    ...(total !== undefined && { total }),
  };
}

/** A condition on a column of the sheet. */
export function holds(column: string, value: string | undefined): Query {
  return sql`s.${name(column)} = ${value ?? ''}`;
}

/** A share of a whole; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
