/** Reads the source of a regular expression from its parts to the whole. Knows the part of the syntax that this reader's patterns use, and of a valid pattern with the flag `u`. */

/** What somebody wants to know of a pattern, said of each of its parts. */
export interface PatternFold<Found> {
  /** Matches between characters: borders, and what stands beside a match. */
  readonly nothing: Found;
  /** May match any text, none included: what a group has matched before. */
  readonly anyText: Found;
  /** One of these characters; undefined where they are not known. */
  oneOf(characters: readonly string[] | undefined): Found;
  /** One of at least two. */
  either(branches: readonly Found[]): Found;
  inOrder(items: readonly Found[]): Found;
  repeated(once: Found, times: Repetition): Found;
}

/** How often something stands in a row; `most` may be infinite. */
export interface Repetition {
  readonly least: number;
  readonly most: number;
}

export function foldPattern<Found>(source: string, fold: PatternFold<Found>): Found {
  return new Folding(source, fold).alternatives();
}

const digits = Array.from('0123456789');
/** A range of more characters is not known. */
const longestRange = 64;
const openings = /\?(?:<?[=!]|:|<[A-Za-z]+>)/y;
const signs = /(?:([?*+])|\{([0-9]+)(,?)([0-9]*)\})\??/y;
const repetitions: Readonly<Record<string, Repetition>> = { '?': { least: 0, most: 1 }, '*': { least: 0, most: Infinity }, '+': { least: 1, most: Infinity } };

class Folding<Found> {
  private at = 0;
  private readonly source: string;
  private readonly fold: PatternFold<Found>;

  constructor(source: string, fold: PatternFold<Found>) {
    this.source = source;
    this.fold = fold;
  }

  alternatives(): Found {
    const branches = [this.sequence()];
    while (this.passes('|')) branches.push(this.sequence());
    return branches.length === 1 ? branches[0]! : this.fold.either(branches);
  }

  private sequence(): Found {
    const items: Found[] = [];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') items.push(this.repeated(this.atom()));
    return this.fold.inOrder(items);
  }

  private atom(): Found {
    if (this.passes('(')) return this.group();
    if (this.passes('[')) return this.characterClass();
    if (this.passes('\\')) return this.escaped();
    if (this.passes('^') || this.passes('$')) return this.fold.nothing;
    return this.fold.oneOf(this.passes('.') ? undefined : [this.take()]);
  }

  private passes(character: string): boolean {
    if (this.source[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private take(): string {
    const character = String.fromCodePoint(this.source.codePointAt(this.at)!);
    this.at += character.length;
    return character;
  }

  /** What stands beside a match is none of its characters. */
  private group(): Found {
    openings.lastIndex = this.at;
    const opening = this.source[this.at] === '?' ? (openings.exec(this.source)?.[0] ?? '') : '';
    this.at += opening.length;
    const inside = this.alternatives();
    this.at++;
    return opening.endsWith('=') || opening.endsWith('!') ? this.fold.nothing : inside;
  }

  private characterClass(): Found {
    let isKnown = !this.passes('^');
    const found: string[] = [];
    while (!this.passes(']')) {
      const members = this.members();
      if (members) found.push(...members);
      else isKnown = false;
    }
    return this.fold.oneOf(isKnown ? found : undefined);
  }

  private members(): readonly string[] | undefined {
    const first = this.member();
    if (this.source[this.at] !== '-' || this.source[this.at + 1] === ']') return first;
    this.at++;
    const last = this.member();
    return first && last && between(first[0]!, last[0]!);
  }

  private member(): readonly string[] | undefined {
    return this.passes('\\') ? this.escapedCharacters() : [this.take()];
  }

  private escaped(): Found {
    if (this.passes('b') || this.passes('B')) return this.fold.nothing;
    if (!/[1-9]/.test(this.source[this.at]!)) return this.fold.oneOf(this.escapedCharacters());
    this.at++;
    return this.fold.anyText;
  }

  private escapedCharacters(): readonly string[] | undefined {
    const letter = this.take();
    if (letter === 'd') return digits;
    if (letter === 'p' || letter === 'P') this.at = this.source.indexOf('}', this.at) + 1;
    else if (letter === 'u') this.at = this.source[this.at] === '{' ? this.source.indexOf('}', this.at) + 1 : this.at + 4;
    return /[a-z0-9]/i.test(letter) ? undefined : [letter];
  }

  private repeated(once: Found): Found {
    signs.lastIndex = this.at;
    const found = signs.exec(this.source);
    if (!found) return once;
    this.at += found[0].length;
    const [, sign = '', least = '', comma, most = ''] = found;
    return this.fold.repeated(once, repetitions[sign] ?? { least: Number(least), most: comma === '' ? Number(least) : most === '' ? Infinity : Number(most) });
  }
}

function between(first: string, last: string): readonly string[] | undefined {
  const start = first.codePointAt(0)!;
  const length = last.codePointAt(0)! - start + 1;
  return length > longestRange ? undefined : Array.from({ length }, (_, at) => String.fromCodePoint(start + at));
}
