/** A source described whatever its format: Parquet is looked at by the engine, everything else by us. */
import { createHash } from 'node:crypto';
import { join, name, sql } from '../domain/index.ts';
import { dropWorkTables } from '../facts/index.ts';
import { describeSource } from '../sources/index.ts';
import type { GivenReading, Source, SourceFile } from '../sources/index.ts';
import type { Mapping } from '../actions/imports/index.ts';
import type { FactKind } from '../domain/index.ts';
import type { Workspace } from './workspace.ts';

export interface DescribedReading extends GivenReading {
  readonly dateFormat?: string | undefined;
  readonly decimalComma?: boolean | undefined;
}

export async function describeImport(workspace: Workspace, file: SourceFile, reading: DescribedReading, options: Parameters<typeof describeSource>[2] = {}): Promise<Source> {
  const source = await describeSource(file, reading, options);
  return source.format === 'parquet' ? describeParquet(workspace, source) : source;
}

async function describeParquet(workspace: Workspace, source: Source): Promise<Source> {
  return workspace.warehouse.transaction(async (inside) => {
    await dropWorkTables(inside);
    const headers = await inside.loadParquet({ table: 'import_stage', file: source.file.path });
    const columns = join(headers.map((_, field) => name(`c${field}`)));
    const rows = await inside.rows(sql`select ${columns} from import_stage limit 1000`);
    const [counted] = await inside.rows(sql`select count(*) as staged from import_stage`);
    await dropWorkTables(inside);
    return {
      ...source,
      headers,
      samples: rows.map((row) => headers.map((_, field) => (row[`c${field}`] === null ? null : String(row[`c${field}`])))),
      estimatedRows: Number(counted?.['staged']),
    };
  });
}

/** The same file, read the same way, as the same kind. */
export function sourceFingerprint(source: Source, kind: FactKind, mapping: Mapping, reading: DescribedReading): string {
  const sorted = Object.entries(mapping).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const how = [reading.encoding ?? null, reading.delimiter ?? null, reading.header ?? null, reading.sheet ?? null, reading.dateFormat ?? null, reading.decimalComma ?? null];
  return createHash('sha256').update(JSON.stringify([source.inspected.fingerprint, kind, sorted, how])).digest('hex');
}
