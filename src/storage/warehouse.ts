import type { InsightColumn, Query, Row } from '../domain/index.ts';

/**
 * The warehouse: facts, readings and dated snapshots behind an SQL engine that computes. One small interface for
 * every engine; whatever differs between engines stays behind it.
 */
export interface Warehouse {
  /** All rows of a query. Money and integers beyond 2^53 arrive as exact text, days and timestamps as ISO text. */
  rows(query: Query): Promise<Row[]>;
  /** Runs a statement and tells how many rows it changed. */
  execute(query: Query): Promise<number>;
  /**
   * Everything in `work` happens or nothing does, also when the process is killed. Writers queue up; readers go on
   * and see the state before until the end.
   */
  transaction<Result>(work: (inside: Warehouse) => Promise<Result>): Promise<Result>;
  /**
   * Several transactions in a row with no other writer between them: the facts stand still. Statements outside of
   * `inside.transaction` happen each on its own. Temporary tables live until the end.
   */
  turn<Result>(work: (inside: Warehouse) => Promise<Result>): Promise<Result>;
  /**
   * A second strand of the same turn: statements of `work` go on beside those of the turn, with temporary tables of their
   * own that live until it ends. Only inside a turn, and not inside a transaction.
   */
  beside<Result>(work: (session: Warehouse) => Promise<Result>): Promise<Result>;
  /**
   * Creates a table that lives as long as the transaction or turn and fills it from memory: for model groups, not
   * for facts. Days and timestamps arrive as text, money as double; the query that reads them casts.
   */
  temporaryTable(table: TemporaryTable): Promise<void>;
  /**
   * Keeps a query's rows, with their exact types, in a table that lives as long as the transaction or turn:
   * for the steps between a file and its facts. A table of that name from before is replaced, or with `append` added
   * to. Tells how many rows the query had.
   */
  temporaryCopy(copy: TemporaryCopy): Promise<number>;
  /**
   * Makes files as for {@link loadRecords} readable as a table, until the transaction or turn ends: a query of it reads
   * the files. Another one of that name is replaced.
   */
  viewRecords(view: { readonly name: string; readonly files: readonly string[] }): Promise<void>;
  /**
   * Fills an existing table of text columns from a file of cleaned records: Parquet, `line` as a number and the fields as
   * text, in the table's order. The fastest way in that the engine has.
   */
  loadRecords(load: { readonly table: string; readonly file: string }): Promise<number>;
  /** Fills a new table from a Parquet file: every column as text, plus `line` counted from 1. Returns the columns' names. */
  loadParquet(load: { readonly table: string; readonly file: string }): Promise<readonly string[]>;
  /** Writes a query's rows to a file and tells how many there were. */
  exportRows(query: Query, file: string, format: 'csv' | 'parquet'): Promise<number>;
  /** Writes everything to the file, so that a copy of it is complete. */
  checkpoint(): Promise<void>;
  close(): Promise<void>;
}

export interface TemporaryTable {
  readonly name: string;
  readonly columns: readonly InsightColumn[];
  readonly rows: readonly (readonly unknown[])[];
}

export interface TemporaryCopy {
  readonly name: string;
  readonly query: Query;
  readonly append?: boolean;
}
