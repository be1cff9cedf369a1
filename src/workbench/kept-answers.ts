/**
 * Answers that rest on what is stored and on nothing else, kept until that changes: what all customers together come to is worked
 * out once per run, not once per look. What an answer rests on goes by a mark of its contents, so nobody has to tell this place
 * that a run, an import or a merge has happened: afterwards the mark is another one. Small answers only: sums, curves, landmarks.
 */
import { factMarks, indirectValues, marksText, publishedMark } from '../facts/index.ts';
import type { Workspace } from './workspace.ts';

/** Those used last stay. */
const mostKept = 200;
const shelves = new WeakMap<Workspace, Map<string, Promise<unknown>>>();

/** What answers rest on: the insights of all published runs, with the indirect values that people enter beside them; the facts; both. */
const marks = {
  insights: async ({ warehouse }: Workspace): Promise<string> => JSON.stringify([await publishedMark(warehouse), await indirectValues(warehouse)]),
  facts: async ({ warehouse }: Workspace): Promise<string> => marksText(await factMarks(warehouse)),
  both: async (workspace: Workspace): Promise<string> => JSON.stringify([await marks.insights(workspace), await marks.facts(workspace)]),
};

/**
 * The answer to a question, worked out when it is not there. Who asks while it is being worked out waits for the same one.
 * @param question everything the answer depends on apart from what it rests on: the name of the question and its input
 */
export async function keptAnswer<Answer>(workspace: Workspace, { restsOn, question }: { readonly restsOn: keyof typeof marks; readonly question: readonly unknown[] }, work: () => Promise<Answer>): Promise<Answer> {
  const mark = await marks[restsOn](workspace);
  const key = JSON.stringify([mark, ...question]);
  const shelf = shelves.get(workspace) ?? new Map<string, Promise<unknown>>();
  shelves.set(workspace, shelf);
  const known = shelf.get(key) as Promise<Answer> | undefined;
  const answer = known ?? work();
  shelf.delete(key);
  shelf.set(key, answer);
  if (known) return known;
  for (const oldest of shelf.keys()) {
    if (shelf.size <= mostKept) break;
    shelf.delete(oldest);
  }
  // A run that is published meanwhile may have been read in part.
  const isStillTrue = await answer.then(async () => (await marks[restsOn](workspace)) === mark, () => false);
  if (!isStillTrue && shelf.get(key) === answer) shelf.delete(key);
  return answer;
}
