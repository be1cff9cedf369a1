/** A data folder, opened: both stores, the reader's home, and the lock that keeps other processes out. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readConfiguration } from '../config.ts';
import type { Configuration } from '../config.ts';
import type { Query } from '../domain/index.ts';
import { createFactTables, createSnapshotTables } from '../facts/index.ts';
import { insights } from '../insights/index.ts';
import { openDuckdb, openPgliteDesk } from '../storage/index.ts';
import type { Desk, Warehouse } from '../storage/index.ts';
import { takeLock } from './folder-lock.ts';
import type { FolderLock } from './folder-lock.ts';
import { recoverImports } from './recover-imports.ts';

export interface Workspace {
  /** Absolute path of the data folder. */
  readonly folder: string;
  readonly warehouse: Warehouse;
  readonly desk: Desk;
  readonly lock: FolderLock;
  /** The effective settings, with where each came from. */
  readonly configuration: Configuration;
  /** A folder inside the data folder, made when asked for: uploads, rejected rows, work files, models learned at home. */
  place(name: 'uploads' | 'rejected' | 'work' | 'models'): Promise<string>;
  close(): Promise<void>;
}

export interface WorkspaceOptions {
  /** What this process is about to do, for the person who finds the folder busy: "serve", "import sales.csv". */
  readonly doing: string;
  /** Read from the folder and the environment when not given. */
  readonly configuration?: Configuration;
  /** Sees every warehouse query: for tests that print it for other engines. */
  readonly onQuery?: (query: Query) => void;
}

/**
 * Opens a data folder, creating it when it does not exist.
 * @throws ZhiyinError FOLDER_BUSY while another process holds it, FOLDER_TOO_NEW when a newer version wrote it
 */
export async function openWorkspace(folder: string, options: WorkspaceOptions): Promise<Workspace> {
  const absolute = resolve(folder);
  const configuration = options.configuration ?? readConfiguration({ commandLine: { dataFolder: absolute } });
  const { memoryLimit } = configuration.settings;
  await mkdir(absolute, { recursive: true });
  const lock = await takeLock(absolute, options.doing);
  const opened: { close(): Promise<void> }[] = [{ close: () => lock.release() }];
  try {
    const warehouse = await openDuckdb({
      file: join(absolute, 'warehouse.duckdb'),
      ...(memoryLimit === 'auto' ? {} : { memoryLimit }),
      ...(options.onQuery === undefined ? {} : { onQuery: options.onQuery }),
    });
    opened.push(warehouse);
    const desk = await openPgliteDesk(join(absolute, 'desk'));
    opened.push(desk);
    await createFactTables(warehouse);
    await createSnapshotTables(warehouse, insights);
    await recoverImports(absolute, warehouse, desk, new Date());
    return {
      folder: absolute,
      warehouse,
      desk,
      lock,
      configuration,
      place: async (name) => {
        const path = join(absolute, name);
        await mkdir(path, { recursive: true });
        return path;
      },
      close: () => closeAll(opened),
    };
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

/** Last opened, first closed; the lock goes last. */
async function closeAll(opened: { close(): Promise<void> }[]): Promise<void> {
  for (const part of opened.splice(0).toReversed()) await part.close();
}
