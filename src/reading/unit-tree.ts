/** A tree's nodes after the root, in the order they were made. */
export interface KeptTree {
  readonly parents: readonly number[];
  readonly hashes: readonly number[];
}

/** Words as chains of the hashes of their units. Nodes are numbers; 0 is the root, and stands for "none" where a child is asked for. */
export class UnitTree {
  private count = 1;
  /** Three numbers for each slot: the unit's hash, the parent, the child (0: the slot is free). */
  private slots: Int32Array;
  private bits = 10;
  /** A bit for each slot and {@link filterBits} more of its hash: nearly all that is not there is told without a look at the slots, which lie far apart. */
  private filter: Int32Array;
  /** Whether any word begins with a unit of that hash: a quick no. */
  private readonly begins: Uint8Array = new Uint8Array(1 << firstBits);

  constructor({ parents, hashes }: KeptTree = { parents: [], hashes: [] }) {
    while (1 << this.bits < (parents.length + 1) << 1) this.bits++;
    this.slots = new Int32Array(3 << this.bits);
    this.filter = new Int32Array((1 << (this.bits + filterBits)) >> 5);
    for (let at = 0; at < parents.length; at++) this.add(parents[at]!, hashes[at]!);
  }

  /** Number of nodes, the root among them. */
  get size(): number {
    return this.count;
  }

  beginsWith(hash: number): boolean {
    return this.begins[hash >>> (32 - firstBits)] === 1;
  }

  child(parent: number, hash: number): number {
    const { slots } = this;
    const mixed = mixedOf(parent, hash);
    const bit = mixed >>> (32 - this.bits - filterBits);
    if (((this.filter[bit >>> 5]! >>> (bit & 31)) & 1) === 0) return 0;
    for (let slot = this.slotOf(mixed); slots[slot + 2] !== 0; slot = this.after(slot)) {
      if (slots[slot] === hash && slots[slot + 1] === parent) return slots[slot + 2]!;
    }
    return 0;
  }

  /** The child, made where there is none. */
  grow(parent: number, hash: number): number {
    const known = this.child(parent, hash);
    if (known !== 0) return known;
    if (this.count << 1 > 1 << this.bits) this.widen();
    return this.add(parent, hash);
  }

  keep(): KeptTree {
    const parents = Array.from({ length: this.count - 1 }, () => 0);
    const hashes = parents.slice();
    for (let slot = 0; slot < this.slots.length; slot += 3) {
      const node = this.slots[slot + 2]!;
      if (node === 0) continue;
      hashes[node - 1] = this.slots[slot]!;
      parents[node - 1] = this.slots[slot + 1]!;
    }
    return { parents, hashes };
  }

  private add(parent: number, hash: number): number {
    if (parent === 0) this.begins[hash >>> (32 - firstBits)] = 1;
    const node = this.count++;
    this.put(parent, hash, node);
    return node;
  }

  private put(parent: number, hash: number, node: number): void {
    const mixed = mixedOf(parent, hash);
    const bit = mixed >>> (32 - this.bits - filterBits);
    this.filter[bit >>> 5]! |= 1 << (bit & 31);
    let slot = this.slotOf(mixed);
    while (this.slots[slot + 2] !== 0) slot = this.after(slot);
    this.slots[slot] = hash;
    this.slots[slot + 1] = parent;
    this.slots[slot + 2] = node;
  }

  private widen(): void {
    const old = this.slots;
    this.bits++;
    this.slots = new Int32Array(3 << this.bits);
    this.filter = new Int32Array((1 << (this.bits + filterBits)) >> 5);
    for (let slot = 0; slot < old.length; slot += 3) if (old[slot + 2] !== 0) this.put(old[slot + 1]!, old[slot]!, old[slot + 2]!);
  }

  private slotOf(mixed: number): number {
    return (mixed >>> (32 - this.bits)) * 3;
  }

  private after(slot: number): number {
    return slot + 3 === this.slots.length ? 0 : slot + 3;
  }
}

const firstBits = 13;
const filterBits = 3;

function mixedOf(parent: number, hash: number): number {
  return Math.imul(hash ^ Math.imul(parent, 0x9e3779b1), 0x85ebca6b);
}
