import { sql } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';

/** The columns of the staged file, in its order: a Parquet file names them only once the engine has opened it. */
export async function stagedHeaders(inside: Warehouse): Promise<string[]> {
  const rows = await inside.rows(sql`select column_name from information_schema.columns where table_name = 'import_stage' and column_name <> 'line' order by ordinal_position`);
  return rows.map((row) => String(row['column_name']));
}
