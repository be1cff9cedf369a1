import type { Bilingual } from './bilingual.ts';
import type { Day } from './day.ts';
import type { UnknownReason } from './estimate.ts';
import type { ColumnType, FactKind } from './facts.ts';
import type { Query } from './query.ts';

/** One row as the warehouse hands it over: money and big integers as exact text, days and timestamps as ISO text. */
export type Row = Readonly<Record<string, unknown>>;

/** What an insight may look at while it builds its queries. */
export interface InsightContext {
  readonly asOf: Day;
  /** The currency that money insights are computed in; amounts in others are left out and counted. */
  readonly currency: string;
  /** A fact table or view, as it stood on the as-of day: `facts('orders')`. Merged customers are already one. */
  readonly facts: (kind: FactKind | 'readings') => Query;
  /** The rows another insight wrote for this as-of day. Only insights listed in `needs`. */
  readonly insight: (name: string) => Query;
  /** This insight's own rows at the latest earlier as-of day; empty at the first run. */
  readonly previous: Query;
  /** In a run, the kept rows of {@link Insight.gather}; where there is no run, the room asks its own query again. */
  readonly gathered?: Query;
  /** What the model returned for joining: a table with {@link Fitted.groups}'s columns. Only while scoring. */
  readonly groups: Query;
  /** The insight's own settings, as the user left them (tier rules, horizons, discount rate). */
  readonly settings: Row;
}

/** What a model found. `parameters` is shown in the model report and kept with the snapshot. */
export interface Fitted {
  readonly status: 'known' | UnknownReason;
  readonly parameters: Row;
  /** Facts behind the fit. */
  readonly observations: number;
  /** Scores per group, to be joined back inside the engine. */
  readonly groups?: { readonly columns: readonly InsightColumn[]; readonly rows: readonly (readonly unknown[])[] };
}

export interface InsightColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** One figure that can be asked for, shown, sorted by and explained. */
export interface Measure {
  /** Unique over all insights, camelCase, unit in the name where it has one: `valueNext12Months`. */
  readonly name: string;
  /** The column of the insight's table that holds it. */
  readonly column: string;
  readonly title: Bilingual;
  readonly unit: 'money' | 'probability' | 'count' | 'days' | 'weeks' | 'score' | 'label' | 'day' | 'ratio';
  /** The formula, in plain mathematical notation, the same in both languages. */
  readonly formula: string;
  /** What the figure means for the person looking at it, in a sentence or two. */
  readonly meaning: Bilingual;
  /** Columns of the same table, or of the insight's workings, that go into the formula, with what they are. */
  readonly inputs: readonly { readonly column: string; readonly title: Bilingual }[];
  readonly interval?: { readonly low: string; readonly high: string; readonly level: number };
  /** What it means when the insight has no row about a customer; too little data unless told. */
  readonly absent?: UnknownReason;
  /** Column with the number of facts behind it, of the same table or of the workings. */
  readonly observations: string;
  /** The facts behind one subject's figure, newest first: what a person would check. */
  readonly facts: (context: InsightContext, subject: string) => Query;
}

/** What is worth showing beside a figure and not worth keeping for everybody: computed again for the one subject somebody asks about. */
export interface Workings {
  readonly columns: readonly string[];
  /** At most one row. Every side of a join is narrowed to the subject. */
  readonly of: (context: InsightContext, fitted: Fitted, subject: string) => Query;
}

/**
 * A room: one question of the mission, from facts to figures ({@link Insight}). A plain value; nothing runs here.
 * The workbench walks the registry: summary in the engine → model → score joined back inside the engine → snapshot.
 */
interface Room {
  /** `<question>.<insight>`, e.g. `worth.lifetime`. */
  readonly name: string;
  /** Raise it whenever the same facts would give other figures. */
  readonly version: number;
  readonly title: Bilingual;
  readonly question: Bilingual;
  /** Facts whose change makes the snapshot stale. */
  readonly reads: readonly (FactKind | 'readings')[];
  /** Insights that must have run before. */
  readonly needs: readonly string[];
  /** Reduces facts alone, and others build on it: drafted at the end of an import already, so that the run that follows finds it done. */
  readonly early?: true;
  /** What one row is about. `customer` rows are keyed by customer id. */
  readonly subject: 'customer' | 'touchpoint' | 'product' | 'company';
  /** Columns the score query yields, after `subject` (text). */
  readonly columns: readonly InsightColumn[];
  /** Defaults of its settings. */
  readonly settings?: Row;
  /** What summary and score both begin with, where bringing it together costs more than keeping it for the length of the run. */
  readonly gather?: (context: InsightContext) => Query;
  /** Sufficient statistics, reduced inside the engine; small enough for the model. */
  readonly summary?: (context: InsightContext) => Query;
  /** The mathematics: pure, from weighted groups to parameters and group scores. */
  readonly fit?: (rows: readonly Row[], context: InsightContext) => Fitted;
  readonly workings?: Workings;
  readonly measures: readonly Measure[];
  /** The method card's text file, beside the insight. */
  readonly card: string;
}

/** An insight that keeps a row per subject. */
export interface ScoredInsight extends Room {
  /** One row per subject: `subject` first, then `columns` in order. `fitted` is absent when there is no model. */
  readonly score: (context: InsightContext, fitted: Fitted | undefined) => Query;
  readonly follows?: undefined;
}

/**
 * An insight whose figures follow from another's rows and little besides: a few groups that its model returns, or numbers of the day and
 * rows of the few subjects of whom more is known. Only that is kept; whoever reads the figures has the engine join it.
 */
export interface FollowingInsight extends Room {
  readonly follows: {
    /** The insight whose rows its own are. */
    readonly of: Insight;
    /** Columns of what is kept. */
    readonly groups: readonly InsightColumn[];
    /** What is kept, where the engine finds it; {@link Fitted.groups} unless told. `fitted` is absent when there is no model. */
    readonly keep?: (context: InsightContext, fitted: Fitted | undefined) => Query;
    /** Which kept rows are of subjects that the followed insight has no row of; none unless told. */
    readonly adds?: Query;
    /**
     * Rows of every day: `as_of`, `subject`, what else readers want of the followed insight, and the insight's own columns. Views are made of it, so that numbers are
     * written into the text ({@link literal}), never bound.
     * @param followed rows of the followed insight, by `as_of`
     * @param groups what is kept, by `as_of`; nothing of a day whose model is not known, unless `keep` yields it
     */
    readonly rows: (followed: Query, groups: Query) => Query;
  };
  readonly score?: undefined;
}

export type Insight = ScoredInsight | FollowingInsight;
