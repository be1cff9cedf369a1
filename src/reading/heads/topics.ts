import { hashText } from '../hash.ts';
import { keptTrees } from '../kept-words.ts';
import type { KeptTrees } from '../kept-words.ts';
import { normalise } from '../normalise.ts';
import { UnitTree } from '../unit-tree.ts';
import { cutUnits } from '../units.ts';
import type { Units } from '../units.ts';
import { chineseTopics } from './topics-zh.ts';
import { englishTopics } from './topics-en.ts';

/** What a text may speak of. Words of a topic carry no label on their own: the heads weigh how many of them stand in a text. */
export const topicNames: readonly string[] = [...new Set([...Object.keys(chineseTopics), ...Object.keys(englishTopics)])].toSorted();

/** Stands between words, so that a list is cut into units at once. */
const between = '|';

/** Cuts the words of all topics into units. */
export function plantTopics(): KeptTrees['topics'] {
  const tree = new UnitTree();
  const topics: number[][] = [[]];
  for (const words of [chineseTopics, englishTopics]) {
    for (const [topic, list] of Object.entries(words)) plantWords({ tree, topics }, list.trim().replace(/\s+/g, between).replaceAll('_', ' '), topicNames.indexOf(topic));
  }
  return { version: topicsVersion(), tree: tree.keep(), topics };
}

function plantWords({ tree, topics }: { readonly tree: UnitTree; readonly topics: number[][] }, words: string, topic: number): void {
  const units = cutUnits(normalise(words + between));
  let node = 0;
  for (let at = 0; at < units.count; at++) {
    if (units.text.text[units.start[at]!] === between) {
      if (!topics[node]!.includes(topic)) topics[node]!.push(topic);
      node = 0;
      continue;
    }
    node = tree.grow(node, units.hash[at]!);
    if (topics.length < tree.size) topics.push([]);
  }
}

function topicsVersion(): number {
  const text = [chineseTopics, englishTopics].flatMap((words) => Object.entries(words)).join();
  return hashText(text, 0, text.length);
}

/** Words by their units, and the topics of the word that ends at a node. */
interface Planted {
  readonly tree: UnitTree;
  /** Where those of a node begin, and one more for the end; one after another. */
  readonly firsts: Int32Array;
  readonly topics: Uint8Array;
}

let planted: Planted | undefined;

/** Words changed since they were cut are cut anew. */
function openTopics(): Planted {
  const kept = keptTrees.topics;
  const { tree, topics } = kept.version === topicsVersion() ? kept : plantTopics();
  const firsts = new Int32Array(topics.length + 1);
  for (let node = 0; node < topics.length; node++) firsts[node + 1] = firsts[node]! + topics[node]!.length;
  return { tree: new UnitTree(tree), firsts, topics: Uint8Array.from(topics.flat()) };
}

/** The words of topics in one text after another. Buffers are reused. */
export class TopicFinder {
  count = 0;
  topic: Int32Array = new Int32Array(64);
  /** Units of the word, end exclusive. */
  start: Int32Array = new Int32Array(64);
  end: Int32Array = new Int32Array(64);

  find(units: Units): void {
    const { tree, firsts, topics } = (planted ??= openTopics());
    const { hash, count } = units;
    this.count = 0;
    for (let start = 0; start < count; start++) {
      if (!tree.beginsWith(hash[start]!)) continue;
      let node = 0;
      for (let at = start; at < count; at++) {
        node = tree.child(node, hash[at]!);
        if (node === 0) break;
        for (let each = firsts[node]!; each < firsts[node + 1]!; each++) this.add(topics[each]!, start, at + 1);
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
