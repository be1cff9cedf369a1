import { dialect, join, name, sql } from '../domain/index.ts';
import type { Column, ColumnType, InsightColumn, Query } from '../domain/index.ts';

const sqlTypes: Readonly<Record<ColumnType, Query>> = {
  text: sql`varchar`,
  integer: sql`bigint`,
  number: sql`double`,
  money: sql`decimal(18, 6)`,
  day: sql`date`,
  timestamp: sql`timestamp`,
  boolean: sql`boolean`,
  json: sql`varchar`,
};

/** The SQL type that holds a column; JSON is kept as text, which every engine reads. */
export function sqlType(type: ColumnType): Query {
  return sqlTypes[type];
}

type ColumnTest = (column: Column | InsightColumn) => boolean;

/**
 * `name type, name type, …` for a `create table`.
 * @param isAsItIs columns whose values are written as they are: those that hardly get shorter by compression, such as figures of a
 * model and fingerprints, and those that are compared one by one more often than they are written
 */
export function columnDefinitions(columns: readonly (Column | InsightColumn)[], isAsItIs: ColumnTest = () => false): Query {
  const form = (column: Column | InsightColumn): Query => (isAsItIs(column) ? sql` ${dialect('asItIs')}` : sql``);
  return join(columns.map((column) => sql`${name(column.name)} ${sqlType(column.type)}${form(column)}`));
}
