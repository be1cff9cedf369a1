import { emotionLabels } from '../domain/index.ts';
import type { EmotionLabel } from '../domain/index.ts';
import { concededValue, documentNorm } from './features.ts';
import type { Features } from './features.ts';
import { takeFloats } from './floats.ts';
import type { Table } from './kernel/table.ts';
import { knownGrams } from './known-grams.ts';
import type { KnownGrams } from './known-grams.ts';
import type { LengthStraightening, SmallModel } from './model-file.ts';

/**
 * The logits of a table's heads for the text whose n-grams stand in `features`; `dense` holds the table's own dense features, `conceded` the value
 * (a half or one) of what stands before a contrast. A table that knows few n-grams measures the text by those: the others neither help nor hurt.
 */
export function logitsOf(table: Table, features: Features, dense: Float64Array, conceded: number = concededValue): Float64Array {
  return logitsOfKnown(table, knownGrams(table, features), { dense, conceded });
}

/** {@link logitsOf} for n-grams already gathered. */
export function logitsOfKnown({ heads, scales, dense: weights, memory: { kernel } }: Table, grams: KnownGrams, { dense, conceded }: { readonly dense: Float64Array; readonly conceded: number }): Float64Array {
  const norm = documentNorm(grams.fullCount + grams.concededCount);
  const { fullSums, concededSums } = grams;
  const { denseBases, denseValues, logits } = kernel;
  for (let head = 0; head < heads; head++) logits[head] = (fullSums[head]! + concededSums[head]! * conceded) * scales[head]! * norm;
  let count = 0;
  for (let each = 0; each < dense.length; each++) {
    const value = dense[each]!;
    if (value === 0) continue;
    denseBases[count] = each * heads;
    denseValues[count++] = value;
  }
  kernel.addDense(weights.byteOffset, heads, count);
  const taken = takeFloats(heads);
  for (let head = 0; head < heads; head++) taken[head] = logits[head]!;
  return taken;
}

export function straightenByLength(logit: number, length: number, { slope, shift, slopeByLength, shiftByLength }: LengthStraightening): number {
  return (slope + slopeByLength * length) * logit + shift + shiftByLength * length;
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

export function softmax(logits: ArrayLike<number>, temperature: number): number[] {
  let highest = -Infinity;
  for (let at = 0; at < logits.length; at++) highest = Math.max(highest, logits[at]!);
  const parts: number[] = [];
  let sum = 0;
  for (let at = 0; at < logits.length; at++) {
    const part = Math.exp((logits[at]! - highest) / temperature);
    parts.push(part);
    sum += part;
  }
  for (let at = 0; at < parts.length; at++) parts[at] = parts[at]! / sum;
  return parts;
}

/** Broken numbers: the engine lays out fields that hold whole ones another way, and would have to lay them out anew each time. */
const anyEmotions = Object.fromEntries(emotionLabels.map((label) => [label, 0.5])) as Record<EmotionLabel, number>;

/** Numbers in the order of `emotionLabels`, by their names. */
export function namedEmotions(values: readonly number[]): Record<EmotionLabel, number> {
  const named = { ...anyEmotions };
  for (let at = 0; at < emotionLabels.length; at++) named[emotionLabels[at]!] = values[at] ?? 0;
  return named;
}

/** The classes' logits of a small model. */
export function applySmall({ classes, weights }: SmallModel, features: Float64Array): Float64Array {
  const logits = takeFloats(classes);
  for (let at = 0; at < features.length; at++) {
    for (let each = 0; each < classes; each++) logits[each] = logits[each]! + features[at]! * weights[at * classes + each]!;
  }
  return logits;
}
