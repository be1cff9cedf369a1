/** FNV-1a with MurmurHash3's finaliser: FNV alone spreads short keys badly over the high bits that pick a bucket. */
export const hashSeed: number = 0x811c9dc5 | 0;

/** Folds a 32-bit value into a running hash. */
export function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}

/** Spreads a running hash over all 32 bits. */
export function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Hash of the code units of `text` between `start` and `end`. */
export function hashText(text: string, start: number, end: number): number {
  let hash = hashSeed;
  for (let at = start; at < end; at++) hash = mix(hash, text.charCodeAt(at));
  return finish(hash);
}
