/** The reader with its shipped model, and with what was learned at home; loaded once per thread. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { activeHomeModel } from '../actions/home-models/index.ts';
import { decodeHome, decodeModel, homeReader, loadReader, readsMessages } from '../reading/index.ts';
import type { HomeModel, MessageReader, Model } from '../reading/index.ts';
import type { Workspace } from './workspace.ts';

const modelFile = new URL('../reading/model/reading.bin', import.meta.url);

let loadedModel: Promise<Model> | undefined;
let loadedReader: Promise<MessageReader> | undefined;

/** The shipped model. */
export function shippedModel(): Promise<Model> {
  loadedModel ??= readFile(modelFile).then(decodeModel);
  return loadedModel;
}

/** The shipped reader. */
export function shippedReader(): Promise<MessageReader> {
  loadedReader ??= readFile(modelFile).then((bytes) => readsMessages(loadReader(bytes)));
  return loadedReader;
}

/** A home model's file, which names it: what a thread needs to read as this one does. */
export interface HomeFile {
  readonly version: string;
  readonly path: string;
}

/** Where a home model of this version lies. */
export async function homeFileOf(workspace: Pick<Workspace, 'place'>, version: string): Promise<HomeFile> {
  return { version, path: join(await workspace.place('models'), `${version}.bin`) };
}

/** A home model, or nothing when its file cannot be read or it stands on another shipped model. */
export async function loadHome({ path }: HomeFile): Promise<HomeModel | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return undefined;
  try {
    const home = decodeHome(bytes);
    return home.base === (await shippedModel()).version ? home : undefined;
  } catch {
    return undefined;
  }
}

const homeReaders = new Map<string, Promise<MessageReader>>();
const mostKept = 4;

/** The reader with a home model; the shipped one when the home model is of no use. */
export function readerWith(home: HomeFile | undefined): Promise<MessageReader> {
  if (!home) return shippedReader();
  const kept = homeReaders.get(home.path);
  if (kept) return kept;
  const loading = loadHome(home).then(async (model) => (model ? readsMessages(homeReader(await shippedModel(), model, home.version)) : shippedReader()));
  homeReaders.set(home.path, loading);
  for (const path of [...homeReaders.keys()].slice(0, -mostKept)) homeReaders.delete(path);
  return loading;
}

/** The home model in force, if one is. */
export async function activeHome(workspace: Workspace): Promise<HomeFile | undefined> {
  const version = await activeHomeModel(workspace.desk);
  return version === null ? undefined : homeFileOf(workspace, version);
}

/** The reader that this company's texts are read by now. */
export async function currentReader(workspace: Workspace): Promise<MessageReader> {
  return readerWith(await activeHome(workspace));
}
