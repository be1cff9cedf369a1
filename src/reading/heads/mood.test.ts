import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emotionLabels } from '../../domain/index.ts';
import { loadReader } from '../index.ts';
import { customerHeads, moods } from './head-names.ts';
import { judgeMood } from './mood.ts';

const settings = customerHeads.map(() => ({ threshold: 0.5 }));

function headsWith(given: Readonly<Record<string, number>>): Float64Array {
  return Float64Array.from(customerHeads, (name) => given[name] ?? 0.01);
}

describe('the mood of probabilities', () => {
  test.each([
    [{ 'mood.negative': 0.8, 'mood.neutral': 0.1, 'mood.positive': 0.05 }, 'negative'],
    [{ 'mood.negative': 0.05, 'mood.neutral': 0.1, 'mood.positive': 0.8 }, 'positive'],
    [{ 'mood.negative': 0.1, 'mood.neutral': 0.8, 'mood.positive': 0.1 }, 'neutral'],
    [{ 'mood.negative': 0.4, 'mood.neutral': 0.1, 'mood.positive': 0.4 }, 'unsure'],
  ])('%o is %s', (given, label) => expect(judgeMood(headsWith(given), settings).polarity.label).toBe(label));

  test('the score has the sign of the stronger side and stays between −1 and 1', () => {
    for (const negative of [0, 0.3, 1]) for (const neutral of [0, 0.5, 1]) for (const positive of [0, 0.4, 1]) {
      const { score } = judgeMood(headsWith({ 'mood.negative': negative, 'mood.neutral': neutral, 'mood.positive': positive }), settings).polarity;
      expect(Math.abs(score)).toBeLessThanOrEqual(1);
      expect(Math.sign(score)).toBe(Math.sign(positive - negative));
    }
  });

  test('an emotion far above its threshold beats a likelier one below its own', () => {
    const rare = customerHeads.map((name) => ({ threshold: name === 'emotion.fear' ? 0.1 : 0.6 }));
    const { label, probabilities } = judgeMood(headsWith({ 'emotion.fear': 0.3, 'emotion.neutral': 0.5 }), rare).emotion;
    expect(label).toBe('fear');
    expect(emotionLabels.reduce((sum, each) => sum + probabilities[each], 0)).toBeCloseTo(1);
  });

  test('each mood and emotion has a head', () => {
    for (const name of [...moods.map((mood) => `mood.${mood}`), ...emotionLabels.map((emotion) => `emotion.${emotion}`)]) expect(customerHeads).toContain(name);
  });
});

describe('the shipped model', () => {
  const reader = loadReader(readFileSync(join(import.meta.dirname, '../model/reading.bin')));

  test.each([
    ['等了三个小时没人理，气死我了', 'negative', 'anger'],
    ['谢谢你，帮了大忙', 'positive', 'gratitude'],
    ['请问周日几点开门', 'neutral', 'neutral'],
    ['Thank you so much for your help', 'positive', 'gratitude'],
    ['What time do you open on Sunday?', 'neutral', 'neutral'],
  ])('a customer’s “%s” is %s and %s', (text, polarity, emotion) => {
    const { reading } = reader.readHeads(text, { speaker: 'customer' });
    expect([reading.polarity.label, reading.emotion.label]).toEqual([polarity, emotion]);
  });
});
