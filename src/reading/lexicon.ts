import { emotionLabels } from '../domain/index.ts';
import type { LexiconGroup, Role } from './lexicon-group.ts';
import { chineseLexicon } from './lexicon-zh.ts';
import { englishLexicon } from './lexicon-en.ts';
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
  private readonly tree = new UnitTree();
  private readonly entries: (LexiconEntry | undefined)[] = [];

  constructor(groups: readonly LexiconGroup[]) {
    for (const group of groups) this.plantGroup(group);
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

  private plantGroup(group: LexiconGroup): void {
    const entry: LexiconEntry = {
      role: group.role,
      valence: group.valence ?? 0,
      emotion: group.emotion === undefined ? -1 : emotionLabels.indexOf(group.emotion),
      factor: group.factor ?? 1,
      idiom: group.fixed ?? false,
      fixed: group.fixed ?? false,
    };
    const idiom: LexiconEntry = { ...entry, idiom: true };
    const words = group.words.trim().split(/\s+/);
    const units = cutUnits(normalise(words.join(between).replaceAll('_', ' ') + between));
    let node = 0;
    let word = 0;
    for (let at = 0; at < units.count; at++) {
      if (units.text.text[units.start[at]!] !== between) {
        node = this.tree.grow(node, units.hash[at]!);
        continue;
      }
      this.plant(node, entry.role !== 'negator' && holdsNegator.test(words[word]!) ? idiom : entry);
      node = 0;
      word++;
    }
  }

  /** The first entry of a word stands: stronger groups come first. */
  private plant(node: number, entry: LexiconEntry): void {
    while (this.entries.length < this.tree.size) this.entries.push(undefined);
    this.entries[node] ??= entry;
  }
}

/** Stands between words, so that a group is cut into units at once. */
const between = '|';

let lexicon: Lexicon | undefined;

/** The longest lexicon entry that starts at unit `at`. */
export function matchLexicon(units: Units, at: number): LexiconMatch | undefined {
  return (lexicon ??= new Lexicon([...chineseLexicon, ...englishLexicon])).match(units, at);
}
