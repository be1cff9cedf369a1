import { emotionLabels } from '../domain/index.ts';
import type { LexiconGroup, Role } from './lexicon-group.ts';
import { chineseLexicon } from './lexicon-zh.ts';
import { chineseWords } from './lexicon-zh-words.ts';
import { englishLexicon } from './lexicon-en.ts';
import { hashText } from './hash.ts';
import { keptTrees } from './kept-words.ts';
import type { KeptTrees } from './kept-words.ts';
import { normalise } from './normalise.ts';
import { UnitTree } from './unit-tree.ts';
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

export interface LexiconMatch {
  readonly entry: LexiconEntry;
  /** Units matched. */
  readonly length: number;
}

const holdsNegator = /[不没无别]|n't|(?:^|_)(?:not|no|never|nothing)(?:_|$)/;

/** Words by their units, and what is known of the word that ends at a node. */
class Lexicon {
  private readonly tree: UnitTree;
  private readonly entries: readonly (LexiconEntry | undefined)[];

  constructor({ tree, values }: Pick<KeptTrees['lexicon'], 'tree' | 'values'>) {
    this.tree = new UnitTree(tree);
    const entries = groups.flatMap((group) => entriesOf(group));
    this.entries = values.map((value) => entries[value]);
  }

  /** The longest entry that starts at unit `at`. */
  match({ hash, count }: Units, at: number): LexiconMatch | undefined {
    if (!this.tree.beginsWith(hash[at]!)) return undefined;
    let node = 0;
    let found: LexiconEntry | undefined;
    let length = 0;
    for (let end = at; end < count; end++) {
      node = this.tree.child(node, hash[end]!);
      if (node === 0) break;
      const entry = this.entries[node];
      if (entry === undefined) continue;
      found = entry;
      length = end - at + 1;
    }
    return found && { entry: found, length };
  }
}

/** What a group says of its words, and of those that are idioms as well. */
function entriesOf(group: LexiconGroup): [entry: LexiconEntry, idiom: LexiconEntry] {
  const entry: LexiconEntry = {
    role: group.role,
    valence: group.valence ?? 0,
    emotion: group.emotion === undefined ? -1 : emotionLabels.indexOf(group.emotion),
    factor: group.factor ?? 1,
    idiom: group.fixed ?? false,
    fixed: group.fixed ?? false,
  };
  return [entry, { ...entry, idiom: true }];
}

const groups: readonly LexiconGroup[] = [...chineseLexicon, ...chineseWords, ...englishLexicon];
/** Stands between words, so that a group is cut into units at once. */
const between = '|';

/** Cuts the words of the lexicon into units. The first group of a word stands: stronger ones come first. */
export function plantLexicon(): KeptTrees['lexicon'] {
  const tree = new UnitTree();
  const values = [-1];
  groups.forEach(({ role, words: listed }, group) => {
    const words = listed.trim().split(/\s+/);
    const units = cutUnits(normalise(words.join(between).replaceAll('_', ' ') + between));
    let node = 0;
    let word = 0;
    for (let at = 0; at < units.count; at++) {
      if (units.text.text[units.start[at]!] !== between) {
        node = tree.grow(node, units.hash[at]!);
        if (values.length < tree.size) values.push(-1);
        continue;
      }
      if (values[node] === -1) values[node] = 2 * group + (role !== 'negator' && holdsNegator.test(words[word]!) ? 1 : 0);
      node = 0;
      word++;
    }
  });
  return { version: lexiconVersion(), tree: tree.keep(), values };
}

function lexiconVersion(): number {
  const text = groups.map(({ words }) => words).join();
  return hashText(text, 0, text.length);
}

let lexicon: Lexicon | undefined;

/** Words changed since they were cut are cut anew. */
function openLexicon(): Lexicon {
  const kept = keptTrees.lexicon;
  return new Lexicon(kept.version === lexiconVersion() ? kept : plantLexicon());
}

/** The longest lexicon entry that starts at unit `at`. */
export function matchLexicon(units: Units, at: number): LexiconMatch | undefined {
  return (lexicon ??= openLexicon()).match(units, at);
}
