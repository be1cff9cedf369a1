/** Which n-grams are worth a weight: those that enough of the learned texts hold. Rarer ones only add noise, bytes and, sharing buckets, harm to others. */
import { bucketBits } from '../../src/reading/features.ts';
import { layTable } from '../../src/reading/kernel/table.ts';
import type { Table } from '../../src/reading/kernel/table.ts';
import { bucketOf, renumber } from '../../src/reading/training/documents.ts';
import type { Documents } from '../../src/reading/training/documents.ts';
import type { LinearHeads } from '../../src/reading/training/logistic.ts';
import { quantise } from '../../src/reading/training/quantise.ts';
import { marksOf } from './switches.ts';

export interface KnownNgrams {
  /** All texts, of which only the known n-grams are left, named by their rows. */
  readonly documents: Documents;
  /** By bucket, −1 for none. */
  readonly rows: Int32Array;
  readonly count: number;
}

/** By bucket: how many of these texts hold it. */
export function countTexts(documents: Documents, learned: Int32Array): Int32Array {
  const texts = new Int32Array(1 << bucketBits);
  for (const row of learned) for (let at = documents.starts[row]!; at < documents.starts[row + 1]!; at++) texts[bucketOf(documents.buckets[at]!)]!++;
  return texts;
}

/** @param learned rows of the texts that are learned from @param fewest of them that must hold an n-gram */
export function keepKnown(documents: Documents, learned: Int32Array, fewest: number): KnownNgrams {
  let count = 0;
  const rows = countTexts(documents, learned).map((held) => (held >= fewest ? count++ : -1));
  return { documents: renumber(documents, rows), rows, count };
}

/** Heads that were learned from known n-grams, as a table of those alone. */
export function tableOf(heads: LinearHeads, { rows, count }: KnownNgrams): Table {
  const table = quantise(heads);
  return layTable({ ...table, weights: table.weights.subarray(0, count * heads.heads), marks: marksOf(rows) });
}
