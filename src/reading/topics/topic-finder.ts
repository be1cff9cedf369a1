import { finish, hashSeed, mix } from '../hash.ts';
import type { Units } from '../units.ts';
import type { TopicIndex } from './topic-index.ts';
import { topicNames } from './topic-names.ts';

/** Longer words, in units, are not looked for. */
export const longestTopicWord = 7;

/** Hash of the word that some units make up, `end` exclusive. */
export function hashWord({ hash }: Units, start: number, end: number): number {
  let word = hashSeed;
  for (let at = start; at < end; at++) word = mix(word, hash[at]!);
  return finish(word);
}

/** The words of topics in one text after another. Buffers are reused. */
export class TopicFinder {
  /** Words found; one of several topics counts for each. */
  count = 0;
  topic: Int32Array = new Int32Array(64);
  /** Units of the word, end exclusive. */
  start: Int32Array = new Int32Array(64);
  end: Int32Array = new Int32Array(64);
  /** How many different topics the text speaks of. */
  distinct = 0;
  /** Them, in the order they are first spoken of. */
  readonly spoken: Int32Array = new Int32Array(topicNames.length);
  /** By topic, how much the text speaks of it: the more, the fewer others there are beside. */
  readonly amounts: Float64Array = new Float64Array(topicNames.length);
  private readonly counts: Int32Array = new Int32Array(topicNames.length);
  private readonly index: TopicIndex;

  constructor(index: TopicIndex) {
    this.index = index;
  }

  find({ hash, count }: Units): void {
    const { index } = this;
    this.forget();
    for (let start = 0; start < count; start++) {
      const last = Math.min(count, start + longestTopicWord);
      let word = hashSeed;
      for (let at = start; at < last; at++) {
        word = mix(word, hash[at]!);
        const whole = finish(word);
        for (let slot = index.first(whole); slot >= 0; slot = index.next(whole, slot)) this.add(index.topicAt(slot), start, at + 1);
      }
    }
    const amount = 1 / Math.sqrt(1 + this.distinct);
    for (let each = 0; each < this.distinct; each++) this.amounts[this.spoken[each]!] = amount;
  }

  /** What each word of a topic adds to its amount. */
  amountOfWord(topic: number): number {
    return this.amounts[topic]! / this.counts[topic]!;
  }

  private forget(): void {
    for (let each = 0; each < this.distinct; each++) {
      const topic = this.spoken[each]!;
      this.amounts[topic] = 0;
      this.counts[topic] = 0;
    }
    this.count = 0;
    this.distinct = 0;
  }

  private add(topic: number, start: number, end: number): void {
    if (this.count === this.topic.length) this.grow();
    this.topic[this.count] = topic;
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.count++;
    if (this.counts[topic]!++ === 0) this.spoken[this.distinct++] = topic;
  }

  private grow(): void {
    const widen = (old: Int32Array): Int32Array => {
      const wide = new Int32Array(old.length * 2);
      wide.set(old);
      return wide;
    };
    this.topic = widen(this.topic);
    this.start = widen(this.start);
    this.end = widen(this.end);
  }
}
