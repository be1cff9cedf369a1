/**
 * The desk: what people do, in transactions, never lost. One grammar (PostgreSQL) at both sizes: PGlite in a folder on
 * one machine, a PostgreSQL server when one machine is not enough. Same schema, same migrations, same tests.
 */
import { PGlite } from '@electric-sql/pglite';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import type { Pool } from 'pg';
import { migrate } from './migrations.ts';
import type { MigrationRunner } from './migrations.ts';

/** The desk's tables behind Drizzle, whichever engine holds them. */
export type DeskDatabase = PgDatabase<PgQueryResultHKT, Record<string, never>>;

export interface Desk {
  readonly database: DeskDatabase;
  /** The whole desk as one file, consistent, from which {@link openPgliteDesk} makes it again; a server has its own backups. */
  readonly dump?: () => Promise<Blob>;
  close(): Promise<void>;
}

/** The desk is small: the engine's usual 128 MB of buffers would only be held, never used. */
const settings = ['shared_buffers = 16MB'];

/**
 * Opens the desk in a folder of its own, creating and migrating it. `undefined` keeps it in memory. A `dump` fills a
 * folder that does not exist yet.
 */
export async function openPgliteDesk(folder: string | undefined, dump?: Blob): Promise<Desk> {
  const engine = await PGlite.create({ postgresqlconf: settings, ...(folder === undefined ? {} : { dataDir: folder }), ...(dump === undefined ? {} : { loadDataDir: dump }) });
  const runner: MigrationRunner = {
    query: async (text, values = []) => (await engine.query<Record<string, unknown>>(text, [...values])).rows,
    script: async (text) => void (await engine.exec(text)),
  };
  try {
    await migrate(runner);
  } catch (error) {
    await engine.close();
    throw error;
  }
  const dumpAll = async (): Promise<Blob> => {
    await engine.exec('checkpoint');
    return engine.dumpDataDir('gzip');
  };
  return { database: drizzlePglite(engine) as unknown as DeskDatabase, dump: dumpAll, close: () => engine.close() };
}

/** Opens the desk on a PostgreSQL server, migrating it. */
export async function openPostgresDesk(connectionString: string): Promise<Desk> {
  const [{ default: pg }, { drizzle: drizzleNode }] = await Promise.all([import('pg'), import('drizzle-orm/node-postgres')]);
  const pool = new pg.Pool({ connectionString });
  // A server that goes away takes idle connections with it; the next query opens a new one or reports why it cannot.
  pool.on('error', () => {});
  try {
    await migrateOver(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { database: drizzleNode(pool) as unknown as DeskDatabase, close: () => pool.end() };
}

/** Migrations need one connection throughout: the lock belongs to it. */
async function migrateOver(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await migrate({
      query: async (text, values = []) => (await client.query<Record<string, unknown>>(text, [...values])).rows,
      script: async (text) => void (await client.query(text)),
    });
  } finally {
    client.release();
  }
}
