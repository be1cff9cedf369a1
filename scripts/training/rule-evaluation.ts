/** How well families of rules find the labels of the seed corpus. */
import type { Speaker } from '../../src/domain/index.ts';
import { normalise } from '../../src/reading/normalise.ts';
import { findMatches } from '../../src/reading/rules/rule.ts';
import type { Rule } from '../../src/reading/rules/rule.ts';

/** A family with the labels it should find in a message. */
export interface JudgedFamily<Message> {
  readonly name: string;
  readonly rules: readonly Rule[];
  readonly labelsOf: (message: Message) => readonly string[];
}

interface Spoken {
  readonly speaker: Speaker;
  readonly text: string;
}

/** Counts messages. Precision is null when nothing was found, recall when there was nothing to find. */
export interface LabelScore {
  readonly family: string;
  readonly label: string;
  readonly carried: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number | null;
  readonly recall: number | null;
}

export interface RuleScore {
  readonly rule: string;
  readonly right: number;
  /** Texts it found that do not carry its label. */
  readonly wrong: readonly string[];
}

/** Scores every label by itself, and `any`: whether the message carries some label of the family. A rule is judged on its own speaker's messages. */
export function evaluateRules<Message extends Spoken>(families: readonly JudgedFamily<Message>[], messages: readonly Message[]): { readonly labels: readonly LabelScore[]; readonly rules: readonly RuleScore[] } {
  const texts = messages.map(({ text }) => normalise(text).text);
  const results = families.map((family) => evaluateFamily(family, messages, texts));
  return { labels: results.flatMap(({ labels }) => labels), rules: results.flatMap(({ rules }) => rules) };
}

function evaluateFamily<Message extends Spoken>({ name, rules, labelsOf }: JudgedFamily<Message>, messages: readonly Message[], texts: readonly string[]): { readonly labels: LabelScore[]; readonly rules: RuleScore[] } {
  const heard = new Set(rules.map(({ speaker }) => speaker));
  const scores = new Map(rules.map(({ id }) => [id, { rule: id, right: 0, wrong: [] as string[] }]));
  const counts = new Map(['any', ...rules.map(({ label }) => label)].map((label) => [label, { carried: 0, found: 0, right: 0 }]));
  messages.forEach((message, at) => {
    if (!heard.has(undefined) && !heard.has(message.speaker)) return;
    const carried = new Set(labelsOf(message));
    const matches = findMatches(rules, texts[at]!, message.speaker);
    const found = new Set<string>(matches.map(({ rule }) => rule.label));
    if (carried.size > 0) carried.add('any');
    if (found.size > 0) found.add('any');
    for (const [label, count] of counts) {
      if (carried.has(label)) count.carried++;
      if (found.has(label)) count.found++;
      if (carried.has(label) && found.has(label)) count.right++;
    }
    for (const { id, label } of new Set(matches.map(({ rule }) => rule))) {
      const score = scores.get(id)!;
      if (carried.has(label)) score.right++;
      else score.wrong.push(message.text);
    }
  });
  const labels = [...counts].map(([label, { carried, found, right }]) => ({ family: name, label, carried, found, right, precision: found === 0 ? null : right / found, recall: carried === 0 ? null : right / carried }));
  return { labels, rules: [...scores.values()] };
}
