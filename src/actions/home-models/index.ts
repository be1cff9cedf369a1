/** What was learned from the company's own labels, and which of it is in force. Activations are only ever added: rolling back is one of them. */
import { asc, desc, eq } from 'drizzle-orm';
import { ZhiyinError } from '../../domain/index.ts';
import { homeModel, homeModelActivation } from '../../storage/index.ts';
import type { Desk } from '../../storage/index.ts';
import { recordAction } from '../audit.ts';

/** One training. `version` is null when nothing was taken up. */
export interface HomeModelRecord {
  readonly version: string | null;
  /** Version of the shipped model it stands on. */
  readonly base: string;
  readonly report: unknown;
  /** ISO. */
  readonly trainedAt: string;
}

export interface Activation {
  /** Null: the shipped model alone. */
  readonly version: string | null;
  readonly reason: 'trained' | 'chosen' | 'rolled-back';
  readonly at: string;
}

/** Keeps a training, and puts it in force when it says so. Learning the same again keeps the first. */
export function keepHomeModel(desk: Desk, model: Omit<HomeModelRecord, 'trainedAt'>, activate: boolean): Promise<void> {
  return desk.database.transaction(async (inside) => {
    const known = model.version === null ? [] : await inside.select({ id: homeModel.id }).from(homeModel).where(eq(homeModel.version, model.version));
    if (known.length === 0) await inside.insert(homeModel).values(model);
    if (activate) await inside.insert(homeModelActivation).values({ version: model.version, reason: 'trained' });
    await recordAction(inside, { what: 'train reading', subject: model.version ?? 'nothing taken up', details: { activated: activate } });
  });
}

/** Newest first. */
export async function homeModels(desk: Desk): Promise<HomeModelRecord[]> {
  const rows = await desk.database.select().from(homeModel).orderBy(desc(homeModel.id));
  return rows.map(({ version, base, report, trainedAt }) => ({ version, base, report, trainedAt: new Date(trainedAt).toISOString() }));
}

/** Newest first. */
export async function activations(desk: Desk): Promise<Activation[]> {
  const rows = await desk.database.select().from(homeModelActivation).orderBy(desc(homeModelActivation.id));
  return rows.map(({ version, reason, activatedAt }) => ({ version, reason, at: new Date(activatedAt).toISOString() }));
}

/** The version in force; null for the shipped model alone. */
export async function activeHomeModel(desk: Desk): Promise<string | null> {
  const [latest] = await desk.database.select({ version: homeModelActivation.version }).from(homeModelActivation).orderBy(desc(homeModelActivation.id)).limit(1);
  return latest?.version ?? null;
}

/** @param version null puts the shipped model in force */
export function activateHomeModel(desk: Desk, version: string | null): Promise<void> {
  return desk.database.transaction(async (inside) => {
    await inside.insert(homeModelActivation).values({ version, reason: 'chosen' });
    await recordAction(inside, { what: 'activate reading model', subject: version ?? 'shipped' });
  });
}

/**
 * Puts back in force what was before the version that is; again, and what was before that.
 * @throws ZhiyinError CONFLICT when the shipped model is in force and nothing was before it
 */
export function rollBackHomeModel(desk: Desk): Promise<string | null> {
  return desk.database.transaction(async (inside) => {
    const rows = await inside.select().from(homeModelActivation).orderBy(asc(homeModelActivation.id));
    const inForce: (string | null)[] = [null];
    for (const { version, reason } of rows) {
      if (reason === 'rolled-back') inForce.pop();
      else inForce.push(version);
    }
    if (inForce.length < 2) throw new ZhiyinError('CONFLICT', { problem: 'the shipped model is in force, and nothing was before it' });
    const before = inForce.at(-2) ?? null;
    await inside.insert(homeModelActivation).values({ version: before, reason: 'rolled-back' });
    await recordAction(inside, { what: 'roll back reading model', subject: before ?? 'shipped' });
    return before;
  });
}
