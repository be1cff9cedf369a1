import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { migrate } from './migrations.ts';

test('an applied migration that was edited is refused', async () => {
  const engine = await PGlite.create();
  const runner = {
    query: async (text: string, values: readonly unknown[] = []) => (await engine.query<Record<string, unknown>>(text, [...values])).rows,
    script: async (text: string) => void (await engine.exec(text)),
  };
  await migrate(runner);
  await migrate(runner);
  await engine.exec("update migration set checksum = 'edited'");
  await expect(migrate(runner)).rejects.toMatchObject({ code: 'CONFLICT' });
  await engine.close();
});
