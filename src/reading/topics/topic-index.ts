const filterBits = 20;

/** Words by what they speak of. A word is known by a hash (`hashWord`), and may have several topics. */
export class TopicIndex {
  /** By topic, the hashes of its words. */
  readonly words: readonly Int32Array[];
  private readonly bits: number;
  /** Open addressing: a word stands once for each of its topics. The topic plus one, 0 for a free slot. */
  private readonly hashes: Int32Array;
  private readonly topics: Uint16Array;
  /** A bit for the first {@link filterBits} of each hash: nearly all that is no word is told without a look at the slots. */
  private readonly filter: Int32Array = new Int32Array((1 << filterBits) >> 5);

  constructor(words: readonly Int32Array[]) {
    this.words = words;
    this.bits = 33 - Math.clz32(words.reduce((sum, { length }) => sum + length, 1));
    this.hashes = new Int32Array(1 << this.bits);
    this.topics = new Uint16Array(1 << this.bits);
    for (let topic = 0; topic < words.length; topic++) {
      const own = words[topic]!;
      for (let at = 0; at < own.length; at++) this.put(own[at]!, topic);
    }
  }

  /** The slot of a word's first topic, −1 for what is no word. */
  first(hash: number): number {
    const bit = hash >>> (32 - filterBits);
    return ((this.filter[bit >>> 5]! >>> (bit & 31)) & 1) === 0 ? -1 : this.search(hash, hash >>> (32 - this.bits));
  }

  /** The slot of its next topic, −1 for none. */
  next(hash: number, slot: number): number {
    return this.search(hash, this.after(slot));
  }

  topicAt(slot: number): number {
    return this.topics[slot]! - 1;
  }

  private search(hash: number, from: number): number {
    for (let slot = from; this.topics[slot] !== 0; slot = this.after(slot)) if (this.hashes[slot] === hash) return slot;
    return -1;
  }

  private put(hash: number, topic: number): void {
    const bit = hash >>> (32 - filterBits);
    this.filter[bit >>> 5]! |= 1 << (bit & 31);
    let slot = hash >>> (32 - this.bits);
    while (this.topics[slot] !== 0) slot = this.after(slot);
    this.hashes[slot] = hash;
    this.topics[slot] = topic + 1;
  }

  private after(slot: number): number {
    return (slot + 1) & (this.topics.length - 1);
  }
}

/** Knows no word. */
export const noTopics: TopicIndex = new TopicIndex([]);
