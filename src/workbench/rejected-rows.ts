/** The file of the rows an import refused. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { ZhiyinError } from '../domain/index.ts';
import { importJournal } from '../storage/index.ts';
import type { Workspace } from './workspace.ts';

/**
 * Where the refused rows of an import are.
 * @throws ZhiyinError NOT_FOUND when there is no such import, or it refused nothing
 */
export async function rejectedRows(workspace: Workspace, importId: string): Promise<string> {
  const [entry] = await workspace.desk.database.select({ file: importJournal.rejectedFile }).from(importJournal).where(eq(importJournal.id, importId));
  const file = entry ? entry.file : fileOfDryRun(importId);
  if (file === undefined) throw new ZhiyinError('NOT_FOUND', { what: 'import', id: importId });
  if (file === null) throw new ZhiyinError('NOT_FOUND', { what: 'file of rejected rows', id: importId });
  const path = join(workspace.folder, file);
  await access(path).catch((cause: unknown) => {
    throw new ZhiyinError('FILE_NOT_FOUND', { path }, { cause });
  });
  return path;
}

/** A dry run is not in the journal; its file has the name that an import's would have. */
function fileOfDryRun(importId: string): string | undefined {
  return /^i-[0-9a-f-]+$/.test(importId) ? join('rejected', `${importId}.csv`) : undefined;
}
