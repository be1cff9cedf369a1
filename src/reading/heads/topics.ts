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
      for (const word of list.split(/\s+/)) if (word !== '') plantWord(root, word.replaceAll('_', ' '), number);
    }
  }
  return root;
}

function plantWord(root: TopicNode, word: string, topic: number): void {
  const units = cutUnits(normalise(word));
  let node = root;
  for (let at = 0; at < units.count; at++) {
    let next = node.next.get(units.hash[at]!);
    if (next === undefined) node.next.set(units.hash[at]!, (next = { next: new Map(), topics: [] }));
    node = next;
  }
  if (!node.topics.includes(topic)) node.topics.push(topic);
}

let planted: TopicNode | undefined;

/** Calls `found` for every word of a topic, with its topic's number and its units (end exclusive). */
export function eachTopic(units: Units, found: (topic: number, start: number, end: number) => void): void {
  const root = (planted ??= plantTopics());
  for (let start = 0; start < units.count; start++) {
    let node: TopicNode | undefined = root;
    for (let at = start; at < units.count; at++) {
      node = node.next.get(units.hash[at]!);
      if (node === undefined) break;
      for (const topic of node.topics) found(topic, start, at + 1);
    }
  }
}

/** Writes into `into`, from `offset` on, how many words of each topic the text holds (logarithm of one plus the count). */
export function sumTopics(units: Units, into: Float64Array, offset: number): void {
  eachTopic(units, (topic) => (into[offset + topic] = into[offset + topic]! + 1));
  for (let topic = 0; topic < topicNames.length; topic++) into[offset + topic] = Math.log1p(into[offset + topic]!);
}
