import { describe, expect, test } from 'vitest';
import { rulesOf, rulesVersion } from '../heads/rule-columns.ts';
import { keptRuleWords, keptTrees } from '../kept-words.ts';
import { plantLexicon } from '../lexicon.ts';
import { normalise } from '../normalise.ts';
import { claimRules } from './claims.ts';
import { customerFamilies } from './customer-rules.ts';
import { phraseRules } from './phrases.ts';
import { findMatches, wordsOfRules } from './rule.ts';
import type { Rule } from './rule.ts';

const families: Readonly<Record<string, readonly Rule[]>> = { ...customerFamilies, claims: claimRules, phrases: phraseRules };
const rules = Object.values(families).flat();

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const finds = (text: string): boolean => findMatches([rule], normalise(text).text, rule.speaker).length > 0;

  test('finds its examples', () => {
    expect(rule.examples.length).toBeGreaterThan(0);
    expect(rule.examples.filter((text) => !finds(text))).toEqual([]);
  });

  test('leaves its near misses', () => {
    expect(rule.nearMisses.length).toBeGreaterThan(0);
    expect(rule.nearMisses.filter(finds)).toEqual([]);
  });
});

test('what is kept of words is theirs: if not, run npx tsx scripts/index-words.ts', () => {
  expect(keptRuleWords).toEqual({ version: rulesVersion, customer: wordsOfRules(rulesOf.customer), agent: wordsOfRules(rulesOf.agent) });
  expect(keptTrees).toEqual({ lexicon: plantLexicon() });
});

test('every rule has an id of its own, and no pattern keeps state', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(rules.filter(({ pattern, unless }) => /[gy]/.test(pattern.flags + (unless?.flags ?? ''))).map(({ id }) => id)).toEqual([]);
});
