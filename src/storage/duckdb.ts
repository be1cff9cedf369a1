/** DuckDB in this process, over one file: the warehouse on a single machine. */
import { DuckDBDataChunk, DuckDBInstance, DuckDBTypeId, BIGINT, BOOLEAN, DOUBLE, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { name, print, sql } from '../domain/index.ts';
import type { Bindable, ColumnType, Query, Row } from '../domain/index.ts';
import { columnDefinitions } from './column-types.ts';
import { duckdbDialect } from './dialects.ts';
import type { TemporaryCopy, TemporaryTable, Warehouse } from './warehouse.ts';

/** Functions of the shared subset that DuckDB knows under another name. */
const sharedFunctions = [
  'create or replace temp macro approx_percentile(x, p) as approx_quantile(x, cast(p as float))',
  'create or replace temp macro regexp_like(t, p) as regexp_matches(t, p)',
  "create or replace temp macro json_extract_scalar(j, p) as json_extract_string(j, p)",
];

/**
 * The form that new files are written in: from this one on the engine keeps repeated texts in a form that takes half as
 * long to make. A file from before keeps its own form, which is read and written as ever.
 */
const fileForm = 'v1.3.0';

export interface DuckdbOptions {
  /** Path of the database file; `:memory:` for none. */
  readonly file: string;
  /** Largest memory the engine may take, e.g. `2GB`. */
  readonly memoryLimit?: string;
  /** Sees every query before it runs: for tests that print it for other engines. */
  readonly onQuery?: (query: Query) => void;
}

/** Opens the warehouse file, creating it when it does not exist. */
export async function openDuckdb(options: DuckdbOptions): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(options.file, {
    ...(options.memoryLimit === undefined ? {} : { memory_limit: options.memoryLimit }),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
    storage_compatibility_version: fileForm,
    // Whatever files there are beside the warehouse are read once; kept copies would take memory, and a file written anew could be taken for the old one.
    enable_external_file_cache: 'false',
  });
  return new DuckdbWarehouse(instance, options);
}

class DuckdbWarehouse implements Warehouse {
  readonly #instance: DuckDBInstance;
  readonly #options: DuckdbOptions;
  readonly #idle: DuckDBConnection[] = [];
  #writers: Promise<unknown> = Promise.resolve();

  constructor(instance: DuckDBInstance, options: DuckdbOptions) {
    this.#instance = instance;
    this.#options = options;
  }

  rows(query: Query): Promise<Row[]> {
    return this.#lend((session) => session.rows(query));
  }

  execute(query: Query): Promise<number> {
    return this.transaction((inside) => inside.execute(query));
  }

  beside<Result>(): Promise<Result> {
    throw new Error('only a turn has a second strand');
  }

  temporaryTable(): Promise<never> {
    throw new Error('temporary tables belong to a transaction or a turn: the next statement may use another connection');
  }

  temporaryCopy(): Promise<never> {
    return this.temporaryTable();
  }

  viewRecords(): Promise<never> {
    return this.temporaryTable();
  }

  loadRecords(load: Parameters<Warehouse['loadRecords']>[0]): Promise<number> {
    return this.transaction((inside) => inside.loadRecords(load));
  }

  loadParquet(load: Parameters<Warehouse['loadParquet']>[0]): Promise<readonly string[]> {
    return this.transaction((inside) => inside.loadParquet(load));
  }

  exportRows(query: Query, file: string, format: 'csv' | 'parquet'): Promise<number> {
    return this.#lend((session) => session.exportRows(query, file, format));
  }

  transaction<Result>(work: (inside: Warehouse) => Promise<Result>): Promise<Result> {
    return this.turn((inside) => inside.transaction(work));
  }

  turn<Result>(work: (inside: Warehouse) => Promise<Result>): Promise<Result> {
    const turn = this.#writers.then(() => this.#lendWriter(work));
    this.#writers = turn.catch(() => {});
    return turn;
  }

  async checkpoint(): Promise<void> {
    await this.#writers;
    await this.#lend((session) => session.statement('checkpoint'));
  }

  async close(): Promise<void> {
    await this.#writers;
    for (const connection of this.#idle.splice(0)) connection.closeSync();
    this.#instance.closeSync();
  }

  async #lend<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    const connection = this.#idle.pop() ?? (await this.#connect());
    try {
      return await work(new Session(connection, { ...this.#options, beside: (other) => this.#lendWriter(other) }));
    } finally {
      this.#idle.push(connection);
    }
  }

  /** A connection with temporary tables of its own, for as long as the work takes. */
  #lendWriter<Result>(work: (session: Warehouse) => Promise<Result>): Promise<Result> {
    return this.#lend(async (session) => {
      try {
        return await work(session);
      } finally {
        await session.dropTemporary().catch(() => {});
      }
    });
  }

  async #connect(): Promise<DuckDBConnection> {
    const connection = await this.#instance.connect();
    for (const definition of sharedFunctions) await connection.run(definition);
    return connection;
  }
}

interface SessionOptions extends Pick<DuckdbOptions, 'onQuery'> {
  readonly beside: Warehouse['beside'];
}

/** One connection at work, inside a transaction, a turn, or neither. */
class Session implements Warehouse {
  readonly #connection: DuckDBConnection;
  readonly #options: SessionOptions;
  readonly #temporary = new Set<string>();
  readonly #views = new Set<string>();
  #open = false;
  #freshTemporary = false;
  #wrote = false;

  constructor(connection: DuckDBConnection, options: SessionOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  async rows(query: Query): Promise<Row[]> {
    await this.#keepTemporary();
    const { text, values } = this.#print(query);
    const reader = await this.#connection.runAndReadAll(text, bound(values), values.map(boundType));
    return reader.convertRowObjects(plainValue);
  }

  async execute(query: Query): Promise<number> {
    await this.#keepTemporary();
    this.#wrote = true;
    const { text, values } = this.#print(query);
    return this.#change(text, values);
  }

  async #change(text: string, values: readonly Bindable[]): Promise<number> {
    const result = await this.#connection.run(text, bound(values), values.map(boundType));
    return result.rowsChanged;
  }

  /** A transaction inside a transaction is the same transaction. */
  async transaction<Result>(work: (inside: Warehouse) => Promise<Result>): Promise<Result> {
    if (this.#open) return work(this);
    await this.statement('begin transaction');
    this.#open = true;
    this.#wrote = false;
    try {
      const result = await work(this);
      await this.statement('commit');
      return result;
    } catch (error) {
      await this.statement('rollback').catch(() => {});
      throw error;
    } finally {
      this.#open = false;
    }
  }

  /** Inside a turn there is no other turn to wait for. */
  turn<Result>(work: (inside: Warehouse) => Promise<Result>): Promise<Result> {
    return work(this);
  }

  beside<Result>(work: (session: Warehouse) => Promise<Result>): Promise<Result> {
    if (this.#open) throw new Error('a transaction has a single strand');
    return this.#options.beside(work);
  }

  async temporaryTable(table: TemporaryTable): Promise<void> {
    await this.#beginTemporary(table.name);
    const columns = table.columns.map((column) => ({ name: column.name, type: appendable(column.type) }));
    await this.statement(print(sql`create temporary table ${name(table.name)} (${columnDefinitions(columns)})`, {}).text);
    const appender = await this.#connection.createAppender(table.name, null, 'temp');
    const types = columns.map((column) => appendedTypes[column.type]);
    const rowsPerChunk = 2048;
    for (let start = 0; start < table.rows.length; start += rowsPerChunk) {
      const rows = table.rows.slice(start, start + rowsPerChunk);
      const chunk = DuckDBDataChunk.create(types, rows.length);
      for (const [index, column] of columns.entries()) {
        chunk.setColumnValues(index, rows.map((row) => appendedValue(row[index], column.type)));
      }
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
    appender.closeSync();
  }

  async temporaryCopy(copy: TemporaryCopy): Promise<number> {
    const { text, values } = this.#print(copy.query);
    const table = print(name(copy.name), {}).text;
    if (copy.append) {
      this.#freshTemporary = true;
      return this.#change(`insert into temp.${table} ${text}`, values);
    }
    await this.#keepTemporary();
    await this.#beginTemporary(copy.name);
    const created = await this.#connection.run(`create temporary table ${table} as ${text}`, bound(values), values.map(boundType));
    const [counted] = await created.getRows();
    return Number(counted?.[0] ?? 0);
  }

  async viewRecords(view: Parameters<Warehouse['viewRecords']>[0]): Promise<void> {
    this.#views.add(view.name);
    const files = view.files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
    await this.statement(`create or replace temporary view ${print(name(view.name), {}).text} as select * from read_parquet([${files}])`);
  }

  async loadRecords(load: Parameters<Warehouse['loadRecords']>[0]): Promise<number> {
    if (this.#temporary.has(load.table)) this.#freshTemporary = true;
    else this.#wrote = true;
    return this.#change(`insert into ${print(name(load.table), {}).text} select * from read_parquet(?)`, [load.file]);
  }

  async loadParquet(load: Parameters<Warehouse['loadParquet']>[0]): Promise<readonly string[]> {
    const described = await this.#connection.runAndReadAll('select name from parquet_schema(?) where num_children is null', [load.file]);
    const names = described.getRowsJS().map(([column]) => String(column));
    await this.#beginTemporary(load.table);
    const columns = names.map((column, index) => `cast(${quoted(column)} as varchar) as c${index}`).join(', ');
    await this.#connection.run(
      `create temporary table ${print(name(load.table), {}).text} as select cast(file_row_number + 1 as varchar) as line, ${columns} from read_parquet(?, file_row_number = true)`,
      [load.file],
    );
    return names;
  }

  async exportRows(query: Query, file: string, format: 'csv' | 'parquet'): Promise<number> {
    const { text, values } = this.#print(query);
    const how = format === 'csv' ? 'format csv, header' : 'format parquet';
    const result = await this.#connection.run(`copy (${text}) to '${file.replaceAll("'", "''")}' (${how})`, bound(values), values.map(boundType));
    return result.rowsChanged;
  }

  async checkpoint(): Promise<void> {
    await this.statement('checkpoint');
  }

  async close(): Promise<void> {
    // The connection belongs to the warehouse that lent it.
  }

  /** Temporary tables end with the turn: connections are used again. */
  async dropTemporary(): Promise<void> {
    for (const view of this.#views) await this.statement(`drop view if exists temp.${print(name(view), {}).text}`);
    for (const table of this.#temporary) await this.statement(`drop table if exists temp.${print(name(table), {}).text}`);
  }

  async #beginTemporary(table: string): Promise<void> {
    await this.statement(`drop table if exists ${print(name(table), {}).text}`);
    this.#temporary.add(table);
    this.#freshTemporary = true;
  }

  /**
   * The engine reads rows that are not committed with a single thread. As long as a transaction has filled nothing but
   * temporary tables, committing them changes nothing for anyone: writers wait for their turn either way.
   */
  async #keepTemporary(): Promise<void> {
    if (!this.#open || !this.#freshTemporary || this.#wrote) return;
    this.#freshTemporary = false;
    await this.statement('commit');
    await this.statement('begin transaction');
  }

  async statement(text: string): Promise<void> {
    await this.#connection.run(text);
  }

  #print(query: Query): { readonly text: string; readonly values: readonly Bindable[] } {
    this.#options.onQuery?.(query);
    return print(query, duckdbDialect);
  }
}

function quoted(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

function bound(values: readonly Bindable[]): DuckDBValue[] {
  return values.map((value) => (typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value));
}

function boundType(value: Bindable): DuckDBType {
  switch (typeof value) {
    case 'string':
      return VARCHAR;
    case 'boolean':
      return BOOLEAN;
    case 'bigint':
      return BIGINT;
    case 'number':
      return Number.isSafeInteger(value) ? BIGINT : DOUBLE;
    default:
      return VARCHAR;
  }
}

/** What a value is appended as: queries cast days, timestamps and money from here. */
type AppendedType = 'text' | 'integer' | 'number' | 'boolean';

const appendedTypes: Readonly<Record<AppendedType, DuckDBType>> = { text: VARCHAR, integer: BIGINT, number: DOUBLE, boolean: BOOLEAN };

function appendable(type: ColumnType): AppendedType {
  if (type === 'money') return 'number';
  return type === 'integer' || type === 'number' || type === 'boolean' ? type : 'text';
}

function appendedValue(value: unknown, type: AppendedType): DuckDBValue {
  if (value === null || value === undefined) return null;
  if (type === 'integer') return BigInt(value as number);
  return value as DuckDBValue;
}

/** Engine values as plain ones: see {@link Warehouse.rows}. */
function plainValue(value: DuckDBValue, type: DuckDBType, convert: typeof plainValue): unknown {
  if (value === null) return null;
  if (typeof value === 'bigint') return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object') return value;
  if (type.typeId === DuckDBTypeId.LIST && 'items' in value) {
    return (value.items as DuckDBValue[]).map((item) => convert(item, (type as unknown as { valueType: DuckDBType }).valueType, convert));
  }
  return String(value);
}
