import type { Speaker } from '../../domain/index.ts';
import { agentHeads, customerHeads } from './head-names.ts';

/** What the heads say of one turn: polarity from −1 to 1, and the probabilities of its side's heads in the order of their names. */
export interface TurnView {
  readonly speaker: Speaker;
  readonly score: number;
  readonly heads: ArrayLike<number>;
}

const at = (heads: readonly string[], name: string): number => heads.indexOf(name);
const columns = {
  thanks: at(customerHeads, 'intent.thanks'), praise: at(customerHeads, 'intent.praise'), complaint: at(customerHeads, 'intent.complaint'), objection: at(customerHeads, 'intent.objection'),
  question: at(customerHeads, 'intent.question'), sarcasm: at(customerHeads, 'sarcasm.risk'), glad: at(customerHeads, 'mood.positive'), sorry: at(customerHeads, 'mood.negative'), promise: at(customerHeads, 'promise.any'),
  needs: customerHeads.flatMap((name, column) => (name.startsWith('emotionalNeed.') ? [column] : [])),
  phrases: agentHeads.flatMap((name, column) => (name.startsWith('phrase.') ? [column] : [])),
  ourPromise: at(agentHeads, 'promise.any'), fulfilled: at(agentHeads, 'promise.fulfilled'), cancelled: at(agentHeads, 'promise.cancelled'),
};

/** A conversation in numbers, most of it about how its customer's last words differ from the first. */
export function describeConversation(turns: readonly TurnView[]): Float64Array {
  const customer = turns.filter(({ speaker }) => speaker === 'customer');
  const agent = turns.filter(({ speaker }) => speaker === 'agent');
  const last = customer.at(-1);
  const former = customer.at(-2) ?? last;
  const of = (turn: TurnView | undefined, column: number): number => turn?.heads[column] ?? 0;
  const largest = (turn: TurnView | undefined, among: readonly number[]): number => among.reduce((most, column) => Math.max(most, of(turn, column)), 0);
  const most = (side: readonly TurnView[], value: (turn: TurnView) => number): number => side.reduce((sum, turn) => Math.max(sum, value(turn)), 0);
  const mean = (side: readonly TurnView[], value: (turn: TurnView) => number): number => (side.length === 0 ? 0 : side.reduce((sum, turn) => sum + value(turn), 0) / side.length);
  const mood = (turn: TurnView | undefined): number => of(turn, columns.glad) - of(turn, columns.sorry);
  return Float64Array.of(
    1,
    mood(last),
    mood(last) - mood(customer[0]),
    mean(customer, mood),
    last?.score ?? 0,
    former?.score ?? 0,
    mean(customer, ({ score }) => score),
    (last?.score ?? 0) - (customer[0]?.score ?? 0),
    of(last, columns.thanks),
    of(last, columns.praise),
    of(last, columns.complaint),
    of(last, columns.objection),
    of(last, columns.question),
    of(last, columns.sarcasm),
    largest(last, columns.needs),
    of(last, columns.promise),
    most(customer, (turn) => of(turn, columns.complaint)),
    most(customer, (turn) => largest(turn, columns.needs)),
    mean(customer, (turn) => of(turn, columns.thanks)),
    most(agent, (turn) => largest(turn, columns.phrases)),
    mean(agent, (turn) => largest(turn, columns.phrases)),
    largest(agent.at(-1), columns.phrases),
    most(agent, (turn) => of(turn, columns.ourPromise)),
    of(agent.at(-1), columns.ourPromise),
    most(agent, (turn) => of(turn, columns.fulfilled)),
    most(agent, (turn) => of(turn, columns.cancelled)),
    turns.at(-1)?.speaker === 'customer' ? 1 : 0,
    Math.log1p(turns.length) / 3,
  );
}
