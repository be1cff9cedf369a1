/** Forward-only migrations: numbered SQL files, applied once each, in order, under a lock, and checksummed. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZhiyinError } from '../../domain/index.ts';

export interface MigrationRunner {
  readonly query: (text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
  /** Runs several statements at once. */
  readonly script: (text: string) => Promise<void>;
}

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/** Only one process migrates at a time; the number is arbitrary but ours. */
const lockKey = 7_414_141;

/**
 * Brings the desk up to this version's schema.
 * @throws ZhiyinError FOLDER_TOO_NEW when a newer version has written it, CONFLICT when an applied migration was edited
 */
export async function migrate(runner: MigrationRunner): Promise<void> {
  const migrations = await readMigrations();
  await runner.query('select pg_advisory_lock($1)', [lockKey]);
  try {
    await runner.script('create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())');
    const applied = await runner.query('select name, checksum from migration order by name');
    for (const row of applied) checkApplied(String(row['name']), String(row['checksum']), migrations);
    const done = new Set(applied.map((row) => row['name']));
    for (const migration of migrations.filter(({ name }) => !done.has(name))) await apply(runner, migration);
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [lockKey]);
  }
}

async function apply(runner: MigrationRunner, migration: Migration): Promise<void> {
  await runner.script('begin');
  try {
    await runner.script(migration.text);
    await runner.query('insert into migration (name, checksum) values ($1, $2)', [migration.name, migration.checksum]);
    await runner.script('commit');
  } catch (error) {
    await runner.script('rollback');
    throw error;
  }
}

function checkApplied(name: string, checksum: string, migrations: readonly Migration[]): void {
  const known = migrations.find((migration) => migration.name === name);
  if (!known) throw new ZhiyinError('FOLDER_TOO_NEW', { migration: name });
  if (known.checksum !== checksum) throw new ZhiyinError('CONFLICT', { problem: `migration ${name} was changed after it had been applied` });
}

async function readMigrations(): Promise<Migration[]> {
  const folder = join(import.meta.dirname, 'migrations');
  const names = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}
