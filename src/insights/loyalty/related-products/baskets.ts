/** Baskets as numbers: which products lie together, without names or order. */

/** Baskets laid end to end: basket `b` holds `items[offsets[b]]` … `items[offsets[b + 1] − 1]`, ascending and each once. */
export interface Baskets {
  readonly names: readonly string[];
  readonly offsets: Int32Array;
  readonly items: Int32Array;
}

/** Whole numbers in a row that grows. */
export class IntegerList {
  #values = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** The numbers so far; valid until the next push. */
  view(): Int32Array {
    return this.#values.subarray(0, this.#length);
  }
}

/** Gathers baskets one by one. What lies in a basket several times counts once; a basket without items is none. */
export class BasketCollector {
  readonly #numbers = new Map<string, number>();
  readonly #offsets = new IntegerList();
  readonly #items = new IntegerList();

  constructor() {
    this.#offsets.push(0);
  }

  add(names: Iterable<string>): void {
    const basket = new Set<number>();
    for (const name of names) basket.add(this.#numberOf(name));
    if (basket.size === 0) return;
    for (const item of [...basket].toSorted((one, other) => one - other)) this.#items.push(item);
    this.#offsets.push(this.#items.length);
  }

  baskets(): Baskets {
    return { names: [...this.#numbers.keys()], offsets: this.#offsets.view(), items: this.#items.view() };
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/** In how many baskets each item lies. */
export function itemCounts(baskets: Baskets): Int32Array {
  const counts = new Int32Array(baskets.names.length);
  for (const item of baskets.items) counts[item] = (counts[item] as number) + 1;
  return counts;
}
