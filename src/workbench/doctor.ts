/** The check-up: is everything in order on this machine and in this data folder, and what to do where it is not. */
import { constants, existsSync } from 'node:fs';
import { access, readdir, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { sql as deskSql } from 'drizzle-orm';
import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { asZhiyinError, describe, sql } from '../domain/index.ts';
import type { Bilingual } from '../domain/index.ts';
import { importJournal } from '../storage/index.ts';
import { readLock } from './folder-lock.ts';
import { implement } from './implementation.ts';
import { webFolder } from './installation.ts';
import type { Workspace } from './workspace.ts';

type Report = OutputOf<typeof operations.doctor>;
type Check = Report['checks'][number];
type Finding = Omit<Check, 'name'>;

const leastFreeBytes = 1e9;

export const doctor = implement(operations.doctor, async (workspace) => report([...(await houseChecks(workspace.folder)), ...(await folderChecks(workspace))]));

/** The check-up of a folder that could not be opened: what can be said without it, and why it could not. */
export async function doctorWithout(folder: string, thrown: unknown): Promise<Report> {
  const error = asZhiyinError(thrown);
  const said = (locale: 'zh-CN' | 'en'): string => `${describe(error, locale).message} ${describe(error, locale).fix}`;
  return report([...(await houseChecks(resolve(folder))), { name: 'open', ok: false, finding: { zh: said('zh-CN'), en: said('en') } }]);
}

function report(checks: readonly Check[]): Report {
  return { healthy: checks.every(({ ok }) => ok), checks: [...checks] };
}

/** What does not need the stores. */
function houseChecks(folder: string): Promise<Check[]> {
  return all({
    node: async () => good(`Node ${process.version}`, `Node ${process.version}`),
    folder: () => checkFolder(folder),
    space: () => checkSpace(folder),
    lock: () => checkLock(folder),
    reader: checkReader,
    pages: async () =>
      existsSync(join(webFolder, 'index.html')) ? good('工作台网页已生成', 'The pages of the workbench are built') : bad('工作台网页还没有生成：请运行 npm start', 'The pages of the workbench are not built: run npm start'),
  });
}

function folderChecks(workspace: Workspace): Promise<Check[]> {
  return all({
    warehouse: async () => {
      const [row] = await workspace.warehouse.rows(sql`select count(*) as n from warehouse_import`);
      return good(`事实库打得开，有 ${String(row?.['n'])} 次导入`, `The warehouse opens; it holds ${String(row?.['n'])} imports`);
    },
    desk: async () => {
      const applied = await workspace.desk.database.execute(deskSql`select name from migration order by name`);
      const { rows } = applied as unknown as { rows: readonly { name: string }[] };
      return good(`工作库打得开，结构为 ${rows.at(-1)?.name ?? '—'}`, `The desk opens; its schema is ${rows.at(-1)?.name ?? '—'}`);
    },
    journal: () => checkJournal(workspace),
    uploads: () => checkUploads(workspace),
  });
}

/** Runs every check; one that fails to run is a finding too. */
async function all(checks: Readonly<Record<string, () => Promise<Finding>>>): Promise<Check[]> {
  return Promise.all(
    Object.entries(checks).map(async ([name, check]): Promise<Check> => {
      try {
        return { name, ...(await check()) };
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        return { name, ...bad(`检查时出错：${problem}`, `The check failed: ${problem}`) };
      }
    }),
  );
}

async function checkFolder(folder: string): Promise<Finding> {
  if (!existsSync(folder)) return bad(`数据文件夹 ${folder} 不存在：先运行 zhiyin demo 或 zhiyin import`, `There is no data folder ${folder}: run zhiyin demo or zhiyin import first`);
  await access(folder, constants.W_OK);
  return good(`数据文件夹 ${folder} 可以写入`, `The data folder ${folder} can be written to`);
}

async function checkSpace(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(existsSync(folder) ? folder : dirname(folder));
  const gigabytes = ((bavail * bsize) / 1e9).toFixed(1);
  return bavail * bsize >= leastFreeBytes
    ? good(`磁盘还有 ${gigabytes} GB`, `${gigabytes} GB free on the disk`)
    : bad(`磁盘只剩 ${gigabytes} GB：请腾出空间`, `Only ${gigabytes} GB free on the disk: make room`);
}

async function checkLock(folder: string): Promise<Finding> {
  const holder = await readLock(folder);
  if (!holder) return good('数据文件夹没有人在用', 'Nobody is using the data folder');
  const where = holder.server?.url ?? holder.doing;
  return good(`数据文件夹由进程 ${holder.pid} 打开（${where}）`, `The data folder is open in process ${holder.pid} (${where})`);
}

async function checkReader(): Promise<Finding> {
  // Loaded here, so that a reader that cannot be loaded is a finding.
  const { shippedReader } = await import('./reader.ts');
  const reading = (await shippedReader()).read('很好用，谢谢！ It works very well, thank you.');
  return reading.polarity.score > 0 ? good('读文本的模型可用', 'The reader of texts works') : bad('读文本的模型答非所问：请重新安装', 'The reader of texts answers nonsense: install again');
}

/** Every finished import of the journal is in the warehouse, and nothing else is. */
async function checkJournal(workspace: Workspace): Promise<Finding> {
  const journal = await workspace.desk.database.select({ id: importJournal.id, state: importJournal.state }).from(importJournal);
  const stored = new Set((await workspace.warehouse.rows(sql`select import_id from warehouse_import`)).map((row) => String(row['import_id'])));
  const done = journal.filter(({ state }) => state === 'done').map(({ id }) => id);
  const missing = done.filter((id) => !stored.has(id));
  const known = new Set(journal.filter(({ state }) => state === 'done' || state === 'running').map(({ id }) => id));
  const unknown = [...stored].filter((id) => !known.has(id));
  return missing.length + unknown.length === 0
    ? good(`导入记录与事实一致（${done.length} 次）`, `The import journal agrees with the facts (${done.length} imports)`)
    : bad(
        `导入记录与事实不一致：缺 ${missing.join('、') || '无'}，多 ${unknown.join('、') || '无'}。请从备份恢复或重新导入`,
        `The import journal and the facts disagree: missing ${missing.join(', ') || 'none'}, unknown ${unknown.join(', ') || 'none'}. Restore a backup, or import again`,
      );
}

async function checkUploads(workspace: Workspace): Promise<Finding> {
  const waiting = await readdir(await workspace.place('uploads'));
  return good(`暂存的上传文件 ${waiting.length} 个，一周后自动清除`, `${waiting.length} uploaded files are kept; they go after a week`);
}

function good(zh: string, en: string): Finding {
  return { ok: true, finding: { zh, en } satisfies Bilingual };
}

function bad(zh: string, en: string): Finding {
  return { ok: false, finding: { zh, en } satisfies Bilingual };
}
