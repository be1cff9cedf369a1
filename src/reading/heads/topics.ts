import { normalise } from '../normalise.ts';
import { cutUnits } from '../units.ts';
import type { Units } from '../units.ts';
import { chineseTopics } from './topics-zh.ts';
import { englishTopics } from './topics-en.ts';

/** What a text may speak of. Words of a topic carry no label on their own: the heads weigh how many of them stand in a text. */
export const topicNames: readonly string[] = [...new Set([...Object.keys(chineseTopics), ...Object.keys(englishTopics)])].toSorted();

interface TopicNode {
  readonly next: Map<number, TopicNode>;
  readonly topics: number[];
}

function plantTopics(): TopicNode {
  const root: TopicNode = { next: new Map(), topics: [] };
  for (const words of [chineseTopics, englishTopics]) {
    for (const [topic, list] of Object.entries(words)) {
      const number = topicNames.indexOf(topic);
      plantWords(root, list.trim().replace(/\s+/g, between).replaceAll('_', ' '), number);
    }
  }
  return root;
}

/** Stands between words, so that a list is cut into units at once. */
const between = '|';

function plantWords(root: TopicNode, words: string, topic: number): void {
  const units = cutUnits(normalise(words + between));
  let node = root;
  for (let at = 0; at < units.count; at++) {
    if (units.text.text[units.start[at]!] === between) {
      if (!node.topics.includes(topic)) node.topics.push(topic);
      node = root;
      continue;
    }
    let next = node.next.get(units.hash[at]!);
    if (next === undefined) node.next.set(units.hash[at]!, (next = { next: new Map(), topics: [] }));
    node = next;
  }
}

const firstBits = 13;

/** The planted words, and for a quick no: whether any word begins with a unit of that hash. */
interface Planted {
  readonly root: TopicNode;
  readonly begins: Uint8Array;
}

let planted: Planted | undefined;

function plantAll(): Planted {
  const root = plantTopics();
  const begins = new Uint8Array(1 << firstBits);
  for (const hash of root.next.keys()) begins[hash >>> (32 - firstBits)] = 1;
  return { root, begins };
}

/** The words of topics in one text after another. Buffers are reused. */
export class TopicFinder {
  count = 0;
  topic: Int32Array = new Int32Array(64);
  /** Units of the word, end exclusive. */
  start: Int32Array = new Int32Array(64);
  end: Int32Array = new Int32Array(64);

  find(units: Units): void {
    const { root, begins } = (planted ??= plantAll());
    this.count = 0;
    for (let start = 0; start < units.count; start++) {
      if (begins[units.hash[start]! >>> (32 - firstBits)] === 0) continue;
      let node: TopicNode | undefined = root;
      for (let at = start; at < units.count; at++) {
        node = node.next.get(units.hash[at]!);
        if (node === undefined) break;
        for (const topic of node.topics) this.add(topic, start, at + 1);
      }
    }
  }

  /** Writes into `into`, from `offset` on, how many words of each topic the text holds (logarithm of one plus the count). */
  sum(into: Float64Array, offset: number): void {
    for (let at = 0; at < this.count; at++) into[offset + this.topic[at]!]! += 1;
    for (let topic = 0; topic < topicNames.length; topic++) {
      const count = into[offset + topic]!;
      if (count > 0) into[offset + topic] = Math.log1p(count);
    }
  }

  private add(topic: number, start: number, end: number): void {
    if (this.count === this.topic.length) this.grow();
    this.topic[this.count] = topic;
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.count++;
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
