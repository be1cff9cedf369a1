/** Reads of a pattern which words any match must hold. Knows the part of the syntax that rules use; what it does not know it treats as "anything". */

/** `exact`: all the texts that match, when they are few. `must`: every match holds one of these; null when nothing is known. */
interface Span {
  readonly exact: readonly string[] | null;
  readonly must: readonly string[] | null;
}

const anything: Span = { exact: null, must: null };
const nothing: Span = { exact: [''], must: null };
const mostExact = 24;

/** Words of which every match of a pattern with that source holds at least one; null when there are no such words. */
export function requiredWords(source: string): readonly string[] | null {
  return plain.test(source) ? [source] : wordsOf(new PatternReader(source).alternatives());
}

function wordsOf(span: Span): readonly string[] | null {
  return span.exact && !span.exact.includes('') ? span.exact : span.must;
}

const plain = /^[^\\[\](){}.?*+^$|]+$/;
const openings = /\?(?:<?[=!]|:|<[A-Za-z]+>)/y;
const signs = /[?*+]|\{([0-9]+)[0-9,]*\}/y;

class PatternReader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  alternatives(): Span {
    const branches = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    return branches.length === 1 ? branches[0]! : either(branches);
  }

  private sequence(): Span {
    const items: Span[] = [];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') items.push(this.repeated(this.atom()));
    return inOrder(items);
  }

  private atom(): Span {
    const character = this.take();
    if (character === '(') return this.group();
    if (character === '[') return this.characters();
    if (character === '\\') return this.escaped();
    if (character === '^' || character === '$') return nothing;
    return character === '.' ? anything : { exact: [character], must: null };
  }

  private take(): string {
    const code = this.source.codePointAt(this.at)!;
    this.at += code > 0xffff ? 2 : 1;
    return String.fromCodePoint(code);
  }

  private group(): Span {
    openings.lastIndex = this.at;
    const opening = this.source[this.at] === '?' ? (openings.exec(this.source)?.[0] ?? '') : '';
    this.at += opening.length;
    const inside = this.alternatives();
    this.at++;
    return opening.endsWith('=') || opening.endsWith('!') ? nothing : inside;
  }

  private characters(): Span {
    let isOpen = this.source[this.at] === '^';
    const found: string[] = [];
    while (this.source[this.at] !== ']') {
      const character = this.take();
      if (character === '\\' || character === '-') isOpen = true;
      if (character === '\\') this.at++;
      else found.push(character);
    }
    this.at++;
    return isOpen || found.length > mostExact ? anything : { exact: found, must: null };
  }

  private escaped(): Span {
    const letter = this.source[this.at++]!;
    if (letter === 'b' || letter === 'B') return nothing;
    if (letter === 'p' || letter === 'P') this.at = this.source.indexOf('}', this.at) + 1;
    else if (letter === 'u') this.at = this.source[this.at] === '{' ? this.source.indexOf('}', this.at) + 1 : this.at + 4;
    return /[a-z0-9]/i.test(letter) ? anything : { exact: [letter], must: null };
  }

  private repeated(span: Span): Span {
    const next = this.source[this.at];
    if (next !== '?' && next !== '*' && next !== '+' && next !== '{') return span;
    signs.lastIndex = this.at;
    const sign = signs.exec(this.source);
    if (!sign) return span;
    this.at += sign[0].length;
    if (this.source[this.at] === '?') this.at++;
    if (sign[0] === '?') return span.exact ? { exact: [...new Set([...span.exact, ''])], must: null } : anything;
    return sign[0] === '+' || Number(sign[1]) > 0 ? { exact: null, must: wordsOf(span) } : anything;
  }
}

function either(branches: readonly Span[]): Span {
  const exact = branches.every((branch) => branch.exact) ? [...new Set(branches.flatMap((branch) => branch.exact ?? []))] : null;
  const words = branches.map(wordsOf);
  const must = words.every((found) => found !== null) ? [...new Set(words.flat())] : null;
  return { exact: exact && exact.length <= mostExact ? exact : null, must };
}

function inOrder(items: readonly Span[]): Span {
  let run: readonly string[] = [''];
  let isWhole = true;
  const candidates: (readonly string[])[] = [];
  for (const { exact, must } of items) {
    if (exact && exact.length * run.length <= mostExact) {
      run = exact.length === 1 && run.length === 1 ? [run[0]! + exact[0]!] : run.flatMap((head) => exact.map((tail) => head + tail));
      continue;
    }
    isWhole = false;
    if (!run.includes('')) candidates.push(run);
    if (must) candidates.push(must);
    run = exact ?? [''];
  }
  if (isWhole) return { exact: run.length === 1 ? run : [...new Set(run)], must: null };
  if (!run.includes('')) candidates.push(run);
  return { exact: null, must: candidates.length < 2 ? (candidates[0] ?? null) : rarest(candidates) };
}

function rarest(candidates: readonly (readonly string[])[]): readonly string[] {
  const frequencies = candidates.map(frequency);
  return candidates[frequencies.indexOf(Math.min(...frequencies))]!;
}

const commonCharacters = /^[的一不是了我有在人这个来们说就你到要会对没也那得着里还都给看去点想能好上下天回小大多少他她您先再让把等真]$/u;
const commonWords = /^ ?(?:the|my|our|you|your|for|and|that|it's|it|i|i'm|i've|so|was|not|what|how|is|to|in|off|with|take|can|have) ?$/u;

/** About the share of texts that hold one of the words; words of one or two letters cannot be looked up. A wide character says as much as three letters. */
function frequency(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + wordFrequency(word), 0);
}

function wordFrequency(word: string): number {
  const isWide = /[\u2e80-\uffff]/u.test(word);
  if (!isWide && word.length < 3) return 10;
  if (commonCharacters.test(word) || commonWords.test(word)) return 0.3;
  const length = isWide ? word.length * 3 : word.length;
  return length <= 3 ? 0.03 : 0.06 / 2 ** (length - 3);
}
