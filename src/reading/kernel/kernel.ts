import kernelLines from './kernel-bytes.json' with { type: 'json' };

/** What WebAssembly offers, as far as it is used: engines have it, the language's own library does not tell of it. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Exports };
}

type Place = 'buckets' | 'ranks' | 'positions' | 'bases' | 'full' | 'conceded' | 'counts' | 'fullSums' | 'concededSums' | 'denseBases' | 'denseValues' | 'logits' | 'end';

/** What `kernel.wat` exports; its comments tell what the parts do. */
interface Exports extends Readonly<Record<Place | 'capacity' | 'mostDense', { readonly value: number }>> {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly sift: (any: number, shift: number, count: number) => number;
  readonly gather: (pairs: number, stride: number, shift: number, heads: number, count: number) => void;
  readonly sum: (weights: number, heads: number, list: number, count: number, into: number) => void;
  readonly addDense: (weights: number, heads: number, count: number) => void;
}

/** A running kernel: what it does, where its places begin, and views of them. */
export interface Kernel extends Pick<Exports, 'sift' | 'gather' | 'sum' | 'addDense'> {
  /** So many n-grams are worked on at once. */
  readonly capacity: number;
  readonly buffer: ArrayBuffer;
  readonly places: Readonly<Record<Place, number>>;
  readonly buckets: Int32Array;
  readonly ranks: Uint8Array;
  readonly positions: Int32Array;
  readonly bases: Int32Array;
  readonly counts: Int32Array;
  readonly fullSums: Int32Array;
  readonly concededSums: Int32Array;
  readonly denseBases: Int32Array;
  readonly denseValues: Float64Array;
  readonly logits: Float64Array;
}

const pageSize = 1 << 16;
const mostHeads = 256;
const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: Engine };
let compiled: object | undefined;

/** @param free bytes to have behind `places.end` */
export function startKernel(free: number): Kernel {
  compiled ??= new WebAssembly.Module(bytesOf(kernelLines.join('')));
  const { memory, capacity: { value: capacity }, mostDense: { value: mostDense }, sift, gather, sum, addDense, ...globals } = new WebAssembly.Instance(compiled).exports;
  const places = Object.fromEntries(Object.entries(globals).map(([name, { value }]) => [name, value])) as Record<Place, number>;
  memory.grow(Math.ceil(Math.max(0, places.end + free - memory.buffer.byteLength) / pageSize));
  const { buffer } = memory;
  const numbers = (place: Place, length: number): Int32Array => new Int32Array(buffer, places[place], length);
  return {
    sift, gather, sum, addDense, capacity, buffer, places,
    buckets: numbers('buckets', capacity),
    ranks: new Uint8Array(buffer, places.ranks, capacity),
    positions: numbers('positions', capacity),
    bases: numbers('bases', capacity),
    counts: numbers('counts', 3),
    fullSums: numbers('fullSums', mostHeads),
    concededSums: numbers('concededSums', mostHeads),
    denseBases: numbers('denseBases', mostDense),
    denseValues: new Float64Array(buffer, places.denseValues, mostDense),
    logits: new Float64Array(buffer, places.logits, mostHeads),
  };
}

function bytesOf(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) => Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16));
}
