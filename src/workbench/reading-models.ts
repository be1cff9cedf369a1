/** Which reading models there are, and which of them reads. */
import { existsSync } from 'node:fs';
import { correctionsToLearn } from '../actions/corrections/index.ts';
import { activateHomeModel, activations, homeModels, rollBackHomeModel } from '../actions/home-models/index.ts';
import type { Activation, HomeModelRecord } from '../actions/home-models/index.ts';
import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { ZhiyinError } from '../domain/index.ts';
import { implement } from './implementation.ts';
import { homeFileOf, shippedModel } from './reader.ts';
import type { Workspace } from './workspace.ts';

type Listed = OutputOf<typeof operations.listReadingModels>;

export const listReadingModels = implement(operations.listReadingModels, async (workspace) => {
  const { desk } = workspace;
  const [models, history, shipped, corrections] = [await homeModels(desk), await activations(desk), await shippedModel(), await correctionsToLearn(desk)];
  const states = new Map(await Promise.all(models.map(async (model) => [model.version, await stateOf(workspace, model, shipped.version)] as const)));
  // A model that cannot be used leaves reading to the shipped one.
  const chosen = history[0]?.version ?? null;
  const active = states.get(chosen) === 'ready' ? chosen : null;
  const lastTraining = models[0]?.trainedAt ?? '';
  return {
    shipped: shipped.version,
    active,
    canRollBack: canRollBack(history),
    newCorrections: corrections.filter(({ at }) => at > lastTraining).length,
    models: models.map((model) => ({
      version: model.version,
      trainedAt: model.trainedAt,
      active: model.version !== null && model.version === active,
      state: states.get(model.version) ?? 'empty',
      report: model.report as Listed['models'][number]['report'],
    })),
    activations: [...history],
  };
});

/** Something other than the shipped model has been in force and was not rolled back from. */
function canRollBack(history: readonly Activation[]): boolean {
  return history.filter(({ reason }) => reason !== 'rolled-back').length > history.filter(({ reason }) => reason === 'rolled-back').length;
}

async function stateOf(workspace: Workspace, { version, base }: HomeModelRecord, shipped: string): Promise<Listed['models'][number]['state']> {
  if (version === null) return 'empty';
  if (base !== shipped) return 'retired';
  return existsSync((await homeFileOf(workspace, version)).path) ? 'ready' : 'missing';
}

export const activateReadingModel = implement(operations.activateReadingModel, async (workspace, { version }) => {
  if (version === 'shipped') {
    await activateHomeModel(workspace.desk, null);
    return { active: null };
  }
  const model = (await homeModels(workspace.desk)).find((each) => each.version === version);
  if (!model) throw new ZhiyinError('NOT_FOUND', { what: 'reading model', id: version });
  const state = await stateOf(workspace, model, (await shippedModel()).version);
  if (state !== 'ready') throw new ZhiyinError('CONFLICT', { problem: state === 'retired' ? `${version} was learned on an earlier shipped model; train again` : `the file of ${version} is gone; train again` });
  await activateHomeModel(workspace.desk, version);
  return { active: version };
});

export const rollBackReadingModel = implement(operations.rollBackReadingModel, async ({ desk }) => ({ active: await rollBackHomeModel(desk) }));
