/** Settings of insights as people left them. Saving adds a version; the latest holds, earlier ones stay to look back on. */
import { asc } from 'drizzle-orm';
import type { Row } from '../../domain/index.ts';
import { insightSetting } from '../../storage/index.ts';
import type { Desk } from '../../storage/index.ts';
import { recordAction } from '../audit.ts';

/** Saves the settings of one insight or of several that belong together: all or none. */
export function saveInsightSettings(desk: Desk, byInsight: Readonly<Record<string, Row>>): Promise<void> {
  return desk.database.transaction(async (inside) => {
    for (const [insight, settings] of Object.entries(byInsight)) {
      await inside.insert(insightSetting).values({ insight, settings });
      await recordAction(inside, { what: 'save settings', subject: insight, details: { settings } });
    }
  });
}

/** The latest settings of each insight that has any. */
export async function insightSettings(desk: Desk): Promise<Readonly<Record<string, Row>>> {
  const rows = await desk.database.select().from(insightSetting).orderBy(asc(insightSetting.id));
  return Object.fromEntries(rows.map((row) => [row.insight, row.settings as Row]));
}
