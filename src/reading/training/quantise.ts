import type { TableParts } from '../kernel/table.ts';
import type { LinearHeads } from './logistic.ts';

const largestByte = 127;

/** One byte per weight, square-law (see `TableParts`): the few large weights keep their size and the many small ones their differences. */
export function quantise(model: LinearHeads): TableParts {
  const { heads, bits, sparse, dense } = model;
  const weights = new Int8Array(sparse.length);
  const scales = Array.from({ length: heads }, (_, head) => {
    let largest = 1e-9;
    for (let at = head; at < sparse.length; at += heads) largest = Math.max(largest, Math.abs(sparse[at]!));
    const scale = Math.fround(largest / largestByte ** 2);
    for (let at = head; at < sparse.length; at += heads) {
      const weight = sparse[at]!;
      weights[at] = Math.sign(weight) * Math.min(largestByte, Math.round(Math.sqrt(Math.abs(weight) / scale)));
    }
    return scale;
  });
  return { bits, heads, scales, dense: dense.map(Math.fround), weights };
}
