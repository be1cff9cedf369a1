import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Insight } from '../domain/index.ts';
import { insights } from './index.ts';

/** Its own columns and those that its rows bring along. */
const columnsOf = (insight: Insight): string[] => [...insight.columns.map(({ name }) => name), ...(insight.follows ? columnsOf(insight.follows.of) : [])];

describe('the registry', () => {
  test('each insight comes after what it needs', () => {
    for (const [index, insight] of insights.entries()) {
      const before = insights.slice(0, index).map(({ name }) => name);
      expect(before).toEqual(expect.arrayContaining([...insight.needs]));
    }
  });

  test('names of insights and measures are unique', () => {
    const names = insights.map(({ name }) => name);
    const measures = insights.flatMap(({ measures }) => measures.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(measures).size).toBe(measures.length);
  });

  test('a measure only points at columns that its insight has or works out again', () => {
    for (const insight of insights) {
      const columns = [...columnsOf(insight), ...(insight.workings?.columns ?? [])];
      for (const measure of insight.measures) {
        const used = [measure.column, measure.observations, ...measure.inputs.map(({ column }) => column), ...(measure.interval ? [measure.interval.low, measure.interval.high] : [])];
        expect(columns, measure.name).toEqual(expect.arrayContaining(used));
      }
    }
  });

  test('every figure is explained in both languages, and every insight has a card with question, formula, limits and source or a reason for none', () => {
    for (const insight of insights) {
      const card = readFileSync(new URL(insight.card, import.meta.url), 'utf8');
      for (const part of ['**Question.**', '**Inputs.**', '**Assumptions.**', '**Limits.**']) expect(card, insight.card).toContain(part);
      for (const { name, title, meaning, formula } of insight.measures) {
        for (const text of [title.zh, title.en, meaning.zh, meaning.en, formula]) expect(text.trim(), name).not.toBe('');
        expect(/\p{Script=Han}/u.test(meaning.zh), name).toBe(true);
      }
    }
  });
});
