/** The words of topics, as the corpus lists them, and the index that finds them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalise } from '../../src/reading/normalise.ts';
import { hashWord, longestTopicWord } from '../../src/reading/topics/topic-finder.ts';
import { TopicIndex } from '../../src/reading/topics/topic-index.ts';
import { topicNames } from '../../src/reading/topics/topic-names.ts';
import { cutUnits } from '../../src/reading/units.ts';

/** @param corpus folder whose `topics` hold a line for each topic: its name, a tab, its words; `_` joins the words of a phrase */
export function loadTopics(corpus: string): TopicIndex {
  const hashes = topicNames.map(() => new Set<number>());
  for (const language of ['zh', 'en']) {
    const file = join(corpus, 'topics', `${language}.txt`);
    readFileSync(file, 'utf8').trim().split('\n').forEach((line, at) => {
      const [name = '', words = ''] = line.split('\t');
      const known = hashes[topicNames.indexOf(name)];
      if (known === undefined) throw new Error(`${file}, line ${at + 1}: “${name}” is no topic of src/reading/topics/topic-names.ts`);
      for (const hash of hashesOf(words)) known.add(hash);
    });
  }
  return new TopicIndex(hashes.map((each) => Int32Array.from(each).toSorted()));
}

function hashesOf(words: string): number[] {
  const hashes: number[] = [];
  for (const word of words.split(' ')) {
    const units = cutUnits(normalise(word.replaceAll('_', ' ')));
    if (units.count > 0 && units.count <= longestTopicWord) hashes.push(hashWord(units, 0, units.count));
  }
  return hashes;
}
