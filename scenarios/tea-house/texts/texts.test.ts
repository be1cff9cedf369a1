/** What people say is varied, well-formed and means what the truth says it means. */
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/domain/index.ts';
import { teaHouse } from '../../index.ts';
import { SeededRandom } from '../seeded-random.ts';
import { expand, slotsOf } from './grammar.ts';
import { speechOf } from './index.ts';

const house = teaHouse({ customers: 2000, seed: 7, endDay: '2026-11-20' as Day });
const truths = new Map([...house.textTruth()].map((truth) => [truth.id, truth]));
const texts = [...house.rows('moments'), ...house.rows('feedback')].flatMap((row) => (row['text'] ? [{ text: String(row['text']), truth: truths.get(String(row['id'])) }] : []));
/** 5,000 spread evenly over all customers. */
const sample = Array.from({ length: 5000 }, (_, place) => texts[Math.floor((place * texts.length) / 5000)] as (typeof texts)[number]);

/** The share of texts in which the most frequent run of `length` pieces occurs. */
function commonest(pieces: readonly (readonly string[])[], length: number): { run: string; share: number } {
  const counts = new Map<string, number>();
  for (const text of pieces) {
    const runs = new Set(Array.from({ length: Math.max(0, text.length - length + 1) }, (_, start) => text.slice(start, start + length).join(' ')));
    for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  const [run, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0]);
  return { run, share: count / pieces.length };
}

function everyFragment(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyFragment) : [];
}

describe('variety', () => {
  test('more than nine in ten of 5,000 texts differ', () => {
    expect(new Set(sample.map(({ text }) => text)).size / sample.length).toBeGreaterThan(0.9);
  });

  test('no eight words of English recur in more than one text in fifty', () => {
    const english = sample.filter(({ truth }) => truth?.language === 'en').map(({ text }) => text.toLowerCase().split(/[^a-z0-9']+/));
    const { run, share } = commonest(english, 8);
    expect(share < 0.02 ? 'rare' : run).toBe('rare');
  });

  test('no twelve characters of Chinese recur in more than one text in fifty', () => {
    const chinese = sample.filter(({ truth }) => truth?.language === 'zh').map(({ text }) => Array.from(text));
    const { run, share } = commonest(chinese, 12);
    expect(share < 0.02 ? 'rare' : run).toBe('rare');
  });
});

describe('well-formed', () => {
  test('no slot or bracket is left open, nothing is empty or doubled', () => {
    expect(texts.map(({ text }) => text).filter((text) => text.trim() === '' || /[{}|]|undefined|NaN|，，|。，|\s{2}| ,/.test(text))).toEqual([]);
  });

  test.each(['zh', 'en'] as const)('every slot of a fragment in %s is known, every bracket closes', (language) => {
    const known = new Set(['p', 'q', 'city', 'store', 'carrier', 'agent', 'who', 'occ', 'rival', 'day', 'late', 'since', 'n', 'wait', 'price', 'cheaper', 'order', 'total', 'degrees', 'grams', 'people', 'small', 'due', 'promised']);
    const { emoji: _, ...speech } = speechOf(language);
    const wrong = everyFragment(speech).filter((fragment) => slotsOf(fragment).some((slot) => !known.has(slot)) || fragment.split('[').length !== fragment.split(']').length || fragment !== fragment.trim());
    expect(wrong).toEqual([]);
  });

  test.each(['zh', 'en'] as const)('every promise in %s says by when', (language) => {
    const promises = Object.values(speechOf(language).matters).flatMap((matter) => matter.promises);
    expect(promises.filter((promise) => !slotsOf(promise).includes('due'))).toEqual([]);
  });

  test('choices nest and may be empty', () => {
    const random = new SeededRandom().restart(1, 2, 3);
    const said = new Set(Array.from({ length: 200 }, () => expand('a[b[1|2]|c|]{d}', random, (slot) => (slot === 'd' ? '!' : '?'))));
    expect([...said].toSorted()).toEqual(['a!', 'ab1!', 'ab2!', 'ac!']);
  });
});

describe('truth', () => {
  test('every text has one', () => {
    expect(texts.filter(({ truth }) => truth === undefined)).toEqual([]);
    expect(truths.size).toBe(texts.length);
  });

  test('all emotions occur and agree with the mood', () => {
    const seen = new Set([...truths.values()].map(({ emotion }) => emotion));
    expect([...seen].toSorted()).toEqual(['anger', 'disappointment', 'disgust', 'fear', 'gratitude', 'joy', 'neutral', 'surprise']);
    const wrong = [...truths.values()].filter(({ emotion, mood }) => (['anger', 'disappointment', 'disgust', 'fear'].includes(emotion) && mood >= 0) || (['joy', 'gratitude'].includes(emotion) && mood <= 0));
    expect(wrong).toEqual([]);
  });
});
