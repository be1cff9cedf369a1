/** All snapshots of a run: each insight begins once those it needs are there, some of them side by side. */
import type { Insight } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { takeSnapshot } from './snapshots.ts';
import type { FactMarks, SnapshotOutcome, SnapshotRequest } from './snapshots.ts';

/** While a model is being fitted in this process, the engine can get on with another insight; more than two share its memory badly. */
const strands = 2;

/** What became of an insight, and how long it took, seconds. */
export type TimedOutcome = SnapshotOutcome & { readonly seconds: number };

export interface SnapshotsTaken {
  readonly run: number;
  readonly request: SnapshotRequest;
  readonly facts: FactMarks;
  /** Computes again even what has not changed. */
  readonly force: boolean;
  /** Told as each insight begins; `done` counts those that have ended. */
  readonly onBegin?: (insight: Insight, done: number) => void;
}

/**
 * @param turn keeps other writers away until all are taken
 * @param insights in such an order that each comes after what it needs
 * @returns their outcomes in the same order
 * @throws whatever the first insight that fails throws, once those that go on beside it have ended
 */
export async function takeSnapshots(turn: Warehouse, insights: readonly Insight[], { onBegin, ...taken }: SnapshotsTaken): Promise<TimedOutcome[]> {
  const outcomes = new Map<string, TimedOutcome>();
  const waiting = [...insights];
  const going = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  const take = async (insight: Insight): Promise<void> => {
    const started = performance.now();
    const upstream = insight.needs.flatMap((need) => outcomes.get(need) ?? []);
    try {
      const outcome = await turn.beside((session) => takeSnapshot(session, insight, { ...taken, upstream }));
      outcomes.set(insight.name, { ...outcome, seconds: (performance.now() - started) / 1000 });
    } catch (error) {
      failures.push(error);
    }
    going.delete(insight.name);
  };
  while (going.size > 0 || (waiting.length > 0 && failures.length === 0)) {
    const isUnfinished = (name: string): boolean => going.has(name) || waiting.some((insight) => insight.name === name);
    const next = failures.length === 0 && going.size < strands ? waiting.findIndex((insight) => !insight.needs.some(isUnfinished)) : -1;
    const [insight] = next < 0 ? [] : waiting.splice(next, 1);
    if (insight) {
      onBegin?.(insight, outcomes.size);
      going.set(insight.name, take(insight));
    } else {
      await Promise.race(going.values());
    }
  }
  if (failures.length > 0) throw failures[0];
  return insights.flatMap((insight) => outcomes.get(insight.name) ?? []);
}
