import { emotionLabels } from '../domain/index.ts';
import type { LexiconGroup, Role } from './lexicon-group.ts';
import { chineseLexicon } from './lexicon-zh.ts';
import { englishLexicon } from './lexicon-en.ts';
import { normalise } from './normalise.ts';
import { cutUnits } from './units.ts';
import type { Units } from './units.ts';

export interface LexiconEntry {
  readonly role: Role;
  readonly valence: number;
  /** Position in `emotionLabels`, −1 for none. */
  readonly emotion: number;
  readonly factor: number;
  /** Its parts mislead (没毛病, "not bad"): n-grams see it as one unit, never its inside. */
  readonly idiom: boolean;
  readonly fixed: boolean;
}

interface LexiconNode {
  readonly next: Map<number, LexiconNode>;
  entry: LexiconEntry | undefined;
}

export interface LexiconMatch {
  readonly entry: LexiconEntry;
  /** Units matched. */
  readonly length: number;
}

const holdsNegator = /[不没无别]|n't|(?:^|_)(?:not|no|never|nothing)(?:_|$)/;

function plant(groups: readonly LexiconGroup[]): LexiconNode {
  const root: LexiconNode = { next: new Map(), entry: undefined };
  for (const group of groups) {
    const entry: LexiconEntry = {
      role: group.role,
      valence: group.valence ?? 0,
      emotion: group.emotion === undefined ? -1 : emotionLabels.indexOf(group.emotion),
      factor: group.factor ?? 1,
      idiom: group.fixed ?? false,
      fixed: group.fixed ?? false,
    };
    const idiom: LexiconEntry = { ...entry, idiom: true };
    for (const word of group.words.split(/\s+/)) {
      if (word !== '') plantWord(root, word.replaceAll('_', ' '), entry.role !== 'negator' && holdsNegator.test(word) ? idiom : entry);
    }
  }
  return root;
}

/** The first entry of a word stands: stronger groups come first. */
function plantWord(root: LexiconNode, word: string, entry: LexiconEntry): void {
  const units = cutUnits(normalise(word));
  let node = root;
  for (let at = 0; at < units.count; at++) {
    let next = node.next.get(units.hash[at]!);
    if (next === undefined) {
      next = { next: new Map(), entry: undefined };
      node.next.set(units.hash[at]!, next);
    }
    node = next;
  }
  node.entry ??= entry;
}

const lexicon: LexiconNode = plant([...chineseLexicon, ...englishLexicon]);

/** The longest lexicon entry that starts at unit `at`. */
export function matchLexicon(units: Units, at: number): LexiconMatch | undefined {
  let node = lexicon;
  let found: LexiconMatch | undefined;
  for (let end = at; end < units.count; end++) {
    const next = node.next.get(units.hash[end]!);
    if (next === undefined) break;
    node = next;
    if (node.entry !== undefined) found = { entry: node.entry, length: end - at + 1 };
  }
  return found;
}
