import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { normalise } from '../normalise.ts';
import { customerRules } from './customer-rules.ts';
import { indexWords, listWords } from './pattern-index.ts';
import { requiredWords } from './required-words.ts';
import { findMatches } from './rule.ts';

test.each([
  [/再想想|考虑(?:一下)?/u, ['再想想', '考虑', '考虑一下']],
  [/(?:太|有点)贵/u, ['太贵', '有点贵']],
  [/\bcan'?t afford\b/u, ["can't afford", 'cant afford']],
  [/[^,。]*拍板/u, ['拍板']],
  [/(?<=甲)乙(?!丙)/u, ['乙']],
  [/(?:价格|报价).{0,3}虚/u, ['价格', '报价']],
  [/(?:价格|报价)?/u, null],
  [/.{3,}/u, null],
  [/x{2,}y{0,3}/u, ['x']],
])('%s needs %j', (pattern, words) => {
  expect(requiredWords(pattern.source)?.toSorted() ?? null).toEqual(words?.toSorted() ?? null);
});

test('a pattern without required words is always a candidate, others only where their words may be', () => {
  const index = indexWords(listWords(['.{3,}', '太贵', 'expensive']), 3);
  expect([...index.candidates('nothing here')]).toEqual([0]);
  expect([...index.candidates('真的太贵')]).toEqual([0, 1]);
  expect([...index.candidates('太贵, too expensive')]).toEqual([0, 1, 2]);
});

test('the index loses no match on a quarter of the corpus', () => {
  const texts = readdirSync('corpus/messages').flatMap((name) =>
    readFileSync(`corpus/messages/${name}`, 'utf8')
      .trim()
      .split('\n')
      .filter((_, at) => at % 4 === 0)
      .map((line) => normalise((JSON.parse(line) as { text: string }).text).text),
  );
  const lost = texts.flatMap((text) => {
    const found = new Set(findMatches(customerRules, text, 'customer').map(({ rule }) => rule));
    return customerRules.filter((rule) => rule.pattern.test(text) && !rule.unless?.test(text) && !found.has(rule)).map(({ id }) => `${id}: ${text}`);
  });
  expect(texts.length).toBeGreaterThan(5000);
  expect(lost).toEqual([]);
});
