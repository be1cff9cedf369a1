import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadTopics } from '../../scripts/training/topics.ts';
import { decodeModel } from '../../src/reading/model-file.ts';
import { normalise } from '../../src/reading/normalise.ts';
import { TopicFinder } from '../../src/reading/topics/topic-finder.ts';
import { TopicIndex } from '../../src/reading/topics/topic-index.ts';
import { topicNames } from '../../src/reading/topics/topic-names.ts';
import { cutUnits } from '../../src/reading/units.ts';

const root = join(import.meta.dirname, '../..');
const lists = (['zh', 'en'] as const).map((language) => readFileSync(join(root, `corpus/topics/${language}.txt`), 'utf8').trim().split('\n').map((line) => line.split('\t')));
const { topics: index } = decodeModel(new Uint8Array(readFileSync(join(root, 'src/reading/model/reading.bin'))));

function topicsOf(text: string): string[][] {
  const units = cutUnits(normalise(text));
  const topics = new TopicFinder(index);
  topics.find(units);
  return Array.from({ length: topics.count }, (_, at) => [topicNames[topics.topic[at]!]!, units.text.text.slice(units.start[topics.start[at]!], units.end[topics.end[at]! - 1])]);
}

describe('the lists', () => {
  test('hold a line for every topic in both languages, in order, and no word twice in one', () => {
    for (const list of lists) {
      expect(list.map(([name]) => name)).toEqual(topicNames);
      expect(list.filter(([, words = '']) => new Set(words.split(' ')).size < words.split(' ').length || words.trim() === '').map(([name]) => name)).toEqual([]);
    }
  });

  test('are those the model was trained with', () => {
    expect(index.words).toEqual(loadTopics(join(root, 'corpus')).words);
  });
});

describe('words of topics', () => {
  test.each([
    ['我得问问老婆', ['authority', '老婆']],
    ['吓得我头皮发麻', ['fear-felt', '头皮发麻']],
    ['The door frame is warped', ['broken', 'warped']],
    ['That creeped out everyone', ['fear-felt', 'creeped out']],
  ])('in %s', (text, expected) => {
    expect(topicsOf(text)).toContainEqual(expected);
  });

  test('are told by amounts that grow smaller the more topics a text speaks of, and are forgotten with the text', () => {
    const topics = new TopicFinder(new TopicIndex(topicNames.map(() => new Int32Array(0))));
    const finder = new TopicFinder(index);
    for (const text of ['害怕', '害怕，又开心，还很贵', '']) {
      const units = cutUnits(normalise(text));
      topics.find(units);
      finder.find(units);
      expect(topics.distinct).toBe(0);
      const spoken = [...finder.spoken.subarray(0, finder.distinct)];
      expect([...finder.amounts].flatMap((amount, topic) => (amount > 0 ? [topic] : [])).toSorted()).toEqual(spoken.toSorted());
      for (const topic of spoken) expect(finder.amounts[topic]).toBeCloseTo(1 / Math.sqrt(1 + spoken.length), 12);
    }
  });

  test('an index finds what was put in, with all its topics, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.integer({ min: -40, max: 40 }), { maxLength: 30 }), { maxLength: 6 }), fc.integer({ min: -60, max: 60 }), fc.constantFrom(1, 0x01000193, 1 << 20), (words, probe, factor) => {
        const hash = (word: number): number => Math.imul(word, factor);
        const built = new TopicIndex(words.map((each) => Int32Array.from(each, hash)));
        const found: number[] = [];
        for (let slot = built.first(hash(probe)); slot >= 0; slot = built.next(hash(probe), slot)) found.push(built.topicAt(slot));
        const expected = words.flatMap((each, topic) => each.filter((word) => hash(word) === hash(probe)).map(() => topic));
        expect(found.toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b));
      }),
    );
  });
});
