import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import type { EmotionalNeed, IntentLabel, ObjectionCause, ObjectionTruth, PhraseCategory } from '../domain/index.ts';
import { conversationCounts, phraseCounts, signalCounts, truthCounts } from '../facts/index.ts';
import { implement } from './implementation.ts';
import { rowsBy, textOrNull } from './row-values.ts';

const mostPhrases = 100;

/** What all texts say beyond their feeling: what for, what against, what hurt, what we said that hurts, what we promised. */
export const voiceSignals = implement(operations.voiceSignals, async ({ warehouse }) => {
  const counts = await signalCounts(warehouse);
  const truths = rowsBy(await truthCounts(warehouse), 'cause');
  const of = (kind: string) => counts.filter((row) => row['kind'] === kind).map((row) => ({ label: String(row['label']), texts: Number(row['texts']), customers: Number(row['customers']) }));
  const ours = counts.find((row) => row['kind'] === 'promise' && row['label'] === 'us');
  return {
    ...(await conversationCounts(warehouse)),
    intents: of('intent').map(({ label, ...how }) => ({ intent: label as IntentLabel, ...how })),
    objections: of('objection').map(({ label, ...how }) => ({
      cause: label as ObjectionCause,
      ...how,
      truths: Object.fromEntries((truths.get(label) ?? []).map((row) => [String(row['truth']), Number(row['n'])])) as Partial<Record<ObjectionTruth, number>>,
    })),
    needs: of('emotionalNeed').map(({ label, ...how }) => ({ need: label as EmotionalNeed, ...how })),
    phrases: (await phraseCounts(warehouse, mostPhrases)).map((row): OutputOf<typeof operations.voiceSignals>['phrases'][number] => ({
      agent: textOrNull(row['agent_id']),
      category: String(row['category']) as PhraseCategory,
      texts: Number(row['texts']),
      example: String(row['example'] ?? ''),
    })),
    promises: { found: Number(ours?.['found'] ?? 0), timed: Number(ours?.['timed'] ?? 0), customers: Number(ours?.['customers'] ?? 0) },
  };
});
