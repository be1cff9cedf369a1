/** What the heads' training must be able to do, on invented texts. */
import { expect, test } from 'vitest';
import { fitSharing, fitSwitches, scoreSwitches } from '../../scripts/training/switches.ts';
import type { SwitchHeads, SwitchLesson } from '../../scripts/training/switches.ts';

const strength = { looseness: 2, denseEase: 100, epochs: 10, rate: 0.5, seed: 1, silentRules: 0 };
const sharing = { directions: 4, share: 1, looseness: 2, denseEase: 20, epochs: 20, rate: 0.05, seed: 2, passedOver: 0, silentRules: 0 };

/** N-grams of four meanings, three for each; two heads ask for the same meanings, of which the second has few answers, all of them about the first n-gram of a meaning. */
const texts = Array.from({ length: 240 }, (_, at) => ({ meaning: at % 4, word: Math.floor(at / 4) % 3 }));
const bucketOf = ({ meaning, word }: { readonly meaning: number; readonly word: number }): number => 1 + meaning * 3 + word;
const lesson: SwitchLesson = {
  texts: { bits: 20, rulesFrom: 1, buckets: texts.map((text) => Int32Array.of(bucketOf(text))), dense: texts.map(() => Float64Array.of(1)) },
  answers: texts.map(({ meaning, word }) => Int8Array.of(meaning < 2 ? 1 : 0, word === 0 ? (meaning < 2 ? 1 : 0) : -1)),
  heads: 2,
  rows: texts.map((_, at) => at),
  places: texts.map((_, at) => String(Math.floor(at / 12) % 2)),
};

function logitsOf(model: SwitchHeads, row: number): number[] {
  const logits = new Float64Array(2);
  scoreSwitches(model, lesson.texts, row, logits);
  return [...logits];
}

test('a head with few answers learns from those to the others', () => {
  const [alone, shared] = [fitSwitches(lesson, strength), fitSharing(lesson, strength, sharing)];
  const right = (model: SwitchHeads): number => texts.slice(0, 12).filter(({ meaning }, row) => logitsOf(model, row)[1]! > 0 === meaning < 2).length;
  expect(right(alone)).toBeLessThan(12);
  expect(right(shared)).toBe(12);
});

test('what is shared is added to what each has learned by itself', () => {
  const [alone, none, one, two] = [fitSwitches(lesson, strength), ...[0, 1, 2].map((share) => fitSharing(lesson, strength, { ...sharing, share }))];
  expect(none!.sparse).toEqual(alone!.sparse);
  for (let row = 0; row < 12; row++) {
    const [by, first, second] = [logitsOf(alone!, row), logitsOf(one!, row), logitsOf(two!, row)];
    for (let head = 0; head < 2; head++) expect(second[head]! - first[head]!).toBeCloseTo(first[head]! - by[head]!, 10);
  }
});

test('the same lesson gives the same weights', () => {
  const [first, again] = [fitSharing(lesson, strength, sharing), fitSharing(lesson, strength, sharing)];
  expect(again.sparse).toEqual(first.sparse);
  expect(again.dense).toEqual(first.dense);
});
