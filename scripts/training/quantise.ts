import type { Table } from '../../src/reading/model-file.ts';
import type { LinearHeads } from './logistic.ts';

/** Largest weight a byte keeps, in standard deviations of the weights in use: the few beyond it are clipped, all others gain precision. */
const kept = 8;

/** One byte per weight and a scale per head. */
export function quantise(model: LinearHeads): Table {
  const { heads, bits, sparse, dense } = model;
  const weights = new Int8Array(sparse.length);
  const scales = Array.from({ length: heads }, (_, head) => {
    let squares = 0;
    let used = 0;
    let largest = 0;
    for (let at = head; at < sparse.length; at += heads) {
      if (sparse[at] === 0) continue;
      squares += sparse[at]! ** 2;
      used++;
      largest = Math.max(largest, Math.abs(sparse[at]!));
    }
    const scale = Math.max(Math.min(largest, kept * Math.sqrt(squares / Math.max(1, used))), 1e-9) / 127;
    for (let at = head; at < sparse.length; at += heads) weights[at] = Math.max(-127, Math.min(127, Math.round(sparse[at]! / scale)));
    return Math.fround(scale);
  });
  return { bits, heads, scales, dense: Array.from(dense, (weight) => Math.round(weight * 1e5) / 1e5), weights };
}
