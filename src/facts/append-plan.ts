import type { Bilingual, FactKind } from '../domain/index.ts';

/** Where a column's value comes from: a field of the record, counted from 0, or the same text for every row. */
export type FieldSource = { readonly field: number } | { readonly constant: string };

/** How records become facts. */
export interface AppendPlan {
  readonly importId: string;
  readonly kind: FactKind;
  /** When the import is made, as the warehouse writes timestamps: later imports correct earlier ones. */
  readonly committedAt: string;
  /** Headers of the fields, for attributes and rejected rows. */
  readonly headers: readonly string[];
  readonly mapping: ReadonlyMap<string, FieldSource>;
  /** `3/4/2024` is the third of April. `undefined` looks at all rows. */
  readonly dayFirst?: boolean | undefined;
  /** `1.234,50` is one thousand. */
  readonly decimalComma: boolean;
  /** Line breaks inside fields stand as U+001E. */
  readonly foldedLines: boolean;
  /** Some value has blanks around it, as far as the source can tell; `false` saves looking for them. */
  readonly blanksAround: boolean;
}

/** What the mapped file contains that is live after the import. */
export interface AppendTotals {
  readonly orders: number;
  readonly orderLines: number;
  readonly customers: number;
  readonly anonymousLines: number;
  readonly returns: number;
  /** Exact decimal without trailing zeros. */
  readonly netRevenue: string;
}

export interface RejectedReason {
  readonly code: string;
  readonly text: Bilingual;
  readonly rows: number;
}

export interface AppendOutcome {
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
  readonly rejectedReasons: readonly RejectedReason[];
  readonly totals: AppendTotals;
  readonly notes: readonly Bilingual[];
}
