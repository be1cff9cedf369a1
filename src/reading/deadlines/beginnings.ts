/** Reads of a pattern with which two characters a match may begin. Knows the part of the syntax that words of time use; what it does not know it treats as "anything". */

/** Stands for any character. */
export const anyCharacter = '\uffff';
const length = 2;
/** Texts of at most two characters; those of fewer go on with what comes next. */
type Beginnings = ReadonlySet<string>;

const nothing: Beginnings = new Set(['']);
const anything: Beginnings = new Set([anyCharacter]);
/** What stood there before, which may be nothing. */
const repetition: Beginnings = new Set(['', anyCharacter, anyCharacter + anyCharacter]);
const digits: Beginnings = new Set('0123456789');
const openings = /\?(?:<?[=!]|:|<[A-Za-z]+>)/y;
const signs = /[?*+]|\{([0-9]+)[0-9,]*\}/y;

/** The two characters that a match of a pattern with that source may begin with, {@link anyCharacter} where any will do. */
export function beginningsOf(source: string): Beginnings {
  return inOrder(new BeginningReader(source).alternatives(), new Set([anyCharacter + anyCharacter]));
}

class BeginningReader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  alternatives(): Beginnings {
    const found = new Set(this.sequence());
    while (this.source[this.at] === '|') {
      this.at++;
      for (const text of this.sequence()) found.add(text);
    }
    return found;
  }

  private sequence(): Beginnings {
    let found = nothing;
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') found = inOrder(found, this.repeated(this.atom()));
    return found;
  }

  private atom(): Beginnings {
    const character = this.source[this.at++]!;
    if (character === '(') return this.group();
    if (character === '[') return this.characters();
    if (character === '\\') return this.escaped();
    if (character === '^' || character === '$') return nothing;
    return character === '.' ? anything : new Set([character]);
  }

  /** What stands beside a match is none of its characters. */
  private group(): Beginnings {
    openings.lastIndex = this.at;
    const opening = this.source[this.at] === '?' ? (openings.exec(this.source)?.[0] ?? '') : '';
    this.at += opening.length;
    const inside = this.alternatives();
    this.at++;
    return opening.endsWith('=') || opening.endsWith('!') ? nothing : inside;
  }

  private characters(): Beginnings {
    const isOpen = this.source[this.at] === '^';
    if (isOpen) this.at++;
    const found = new Set<string>();
    let isKnown = !isOpen;
    while (this.source[this.at] !== ']') {
      const character = this.source[this.at++]!;
      const last = this.source[this.at + 1]!;
      if (character === '\\') {
        for (const each of this.escaped()) found.add(each);
      } else if (this.source[this.at] === '-' && last !== ']') {
        this.at += 2;
        for (let code = character.charCodeAt(0); code <= last.charCodeAt(0) && found.size < mostCharacters; code++) found.add(String.fromCharCode(code));
        isKnown &&= found.size < mostCharacters;
      } else found.add(character);
    }
    this.at++;
    return isKnown && !found.has(anyCharacter) ? found : anything;
  }

  private escaped(): Beginnings {
    const letter = this.source[this.at++]!;
    if (letter === 'b' || letter === 'B') return nothing;
    if (letter === 'd') return digits;
    if (letter >= '1' && letter <= '9') return repetition;
    if (letter === 'u') this.at += 4;
    return /[a-z0-9]/i.test(letter) ? anything : new Set([letter]);
  }

  private repeated(once: Beginnings): Beginnings {
    signs.lastIndex = this.at;
    const sign = signs.exec(this.source);
    if (!sign) return once;
    this.at += sign[0].length;
    if (this.source[this.at] === '?') this.at++;
    const twice = sign[0] === '?' ? once : new Set([...once, ...inOrder(once, once)]);
    return sign[0] === '+' || Number(sign[1]) > 0 ? twice : new Set(['', ...twice]);
  }
}

const mostCharacters = 64;

function inOrder(first: Beginnings, second: Beginnings): Beginnings {
  const found = new Set<string>();
  for (const head of first) {
    if (head.length === length) found.add(head);
    else for (const tail of second) found.add((head + tail).slice(0, length));
  }
  return found;
}
