import { takeFloats } from '../floats.ts';
import { sigmoid } from '../scoring.ts';
import { customerHeads } from './head-names.ts';
import type { Leaning } from './head-features.ts';

/** Classes of the aspect polarity model, in its order. */
export const aspectPolarities = ['negative', 'neutral', 'positive'] as const;

const intents = customerHeads.flatMap((name, column) => (name.startsWith('intent.') || name.startsWith('mood.') || name === 'sarcasm.risk' ? [column] : []));

/** How many numbers stand before those. */
const ownFeatures = 7;

interface AspectPlace {
  readonly leaning: Leaning;
  /** The polarity's pull of the clause that speaks of the aspect. */
  readonly clausePull: number;
  /** It is the only clause. */
  readonly alone: boolean;
  /** Probabilities of the customer heads. */
  readonly heads: ArrayLike<number>;
}

/** An aspect's place in its text in numbers. */
export function describeAspect({ leaning, clausePull, alone, heads }: AspectPlace): Float64Array {
  const opinionated = sigmoid(leaning.opinion);
  const whole = Math.tanh(leaning.sign / 3);
  const clause = Math.tanh(clausePull / 2);
  const described = takeFloats(ownFeatures + intents.length);
  described[0] = 1;
  described[1] = whole;
  described[2] = opinionated;
  described[3] = whole * opinionated;
  described[4] = clause;
  described[5] = clause * opinionated;
  described[6] = alone ? clause : 0;
  for (let at = 0; at < intents.length; at++) described[ownFeatures + at] = heads[intents[at]!]!;
  return described;
}
