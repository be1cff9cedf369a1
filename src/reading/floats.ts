/** Zeros, cut from a larger array: making small ones takes longer than filling them. None is used twice. */
export function takeFloats(length: number): Float64Array {
  const size = length * Float64Array.BYTES_PER_ELEMENT;
  if (used + size > slab.byteLength) {
    slab = new ArrayBuffer(Math.max(slabSize, size));
    used = 0;
  }
  const from = used;
  used += size;
  return new Float64Array(slab, from, length);
}

let slab = new ArrayBuffer(0);
let used = 0;
const slabSize = 1 << 16;
