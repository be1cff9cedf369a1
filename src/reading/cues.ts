import { emotionLabels } from '../domain/index.ts';
import { matchLexicon } from './lexicon.ts';
import type { LexiconEntry } from './lexicon.ts';
import { unitKinds } from './units.ts';
import type { Units } from './units.ts';

/** A word of feeling with what stands around it taken in. Unit positions, end exclusive. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  /** Signed strength: the lexicon's valence after negation, degree and question. */
  value: number;
  readonly emotion: number;
  /** Whether a negation turned it. */
  readonly turned: boolean;
  /** A fixed saying: see `LexiconEntry`. */
  readonly fixed: boolean;
}

export interface Cues {
  readonly list: readonly Cue[];
  /** 1 for units in the scope of a negation. */
  readonly negated: Uint8Array;
  /** For the first unit of an idiom how many units it spans, else 0. */
  readonly idiom: Uint8Array;
  /** First unit of what the last contrast ("但", "but") brings, 0 when there is none. */
  readonly mainFrom: number;
  /** The text asks: a question word or a question form. */
  readonly asks: boolean;
  /** A hint at irony: polarity is to be read with less confidence, never turned. */
  readonly doubtful: boolean;
}

const negationReach = 4;
const degreeReach = 3;
const strongestDegree = 2;
const turnedStrength = 0.75;
const concededStrength = 0.5;
const askedStrength = 0.3;
const emphases = new Set(codesOf('!！~'));
const clauseEnds = new Set(codesOf(',.;!?。，、；！？…~\n'));
const questionParticles = new Set(codesOf('吗么嘛'));
const [question, comma, listComma] = codesOf('?,、');

function codesOf(characters: string): number[] {
  return Array.from(characters, (character) => character.charCodeAt(0));
}

/** Finds the words of feeling and works out what negation, degree, contrast, concession, question and reversal make of them. */
export function findCues(units: Units): Cues {
  return new CueFinder(units).find();
}

class CueFinder {
  private readonly units: Units;
  private readonly list: Cue[] = [];
  private readonly negated: Uint8Array;
  private readonly idiom: Uint8Array;
  private sign = 1;
  private soft = 1;
  private negationLeft = 0;
  private degree = 1;
  private degreeLeft = 0;
  private conceding = false;
  private mainFrom = 0;
  private asks = false;
  private doubtful = false;
  private clauseCue = 0;
  private formerClauseCue = 0;

  constructor(units: Units) {
    this.units = units;
    this.negated = new Uint8Array(units.count);
    this.idiom = new Uint8Array(units.count);
  }

  find(): Cues {
    let at = 0;
    while (at < this.units.count) {
      const match = matchLexicon(this.units, at);
      const length = match === undefined ? this.passUnit(at) : this.apply(match.entry, at, match.length);
      this.advance(at, length);
      at += length;
    }
    return { list: this.list, negated: this.negated, idiom: this.idiom, mainFrom: this.mainFrom < this.units.count ? this.mainFrom : 0, asks: this.asks, doubtful: this.doubtful };
  }

  private passUnit(at: number): number {
    const kind = this.units.kind[at];
    if (kind === unitKinds.mark && clauseEnds.has(this.codeOf(at))) this.endClause(this.codeOf(at));
    else if (kind === unitKinds.han && questionParticles.has(this.codeOf(at)) && this.endsClause(at + 1)) this.ask();
    return 1;
  }

  /** Applies an entry and returns how many units it took. */
  private apply(entry: LexiconEntry, at: number, length: number): number {
    if (entry.idiom) this.idiom[at] = length;
    if (entry.role === 'feeling') this.feel(entry, at, length);
    else if (entry.role === 'negator' || entry.role === 'softener') return this.negate(entry, at, length);
    else if (entry.role === 'degree') {
      this.degree = Math.min(strongestDegree, this.degree * entry.factor);
      this.degreeLeft = degreeReach + length;
    } else if (entry.role === 'contrast') {
      this.settle();
      this.conceding = false;
      this.startClause();
      this.mainFrom = at + length;
    } else if (entry.role === 'concession') this.conceding = true;
    else if (entry.role === 'reversal') this.reverse();
    else if (entry.role === 'doubt') this.doubtful = true;
    else if (entry.role === 'asking') this.asks = true;
    return length;
  }

  private feel(entry: LexiconEntry, at: number, length: number): void {
    const conceded = this.conceding ? concededStrength : 1;
    const turned = this.sign < 0;
    const value = entry.valence * this.degree * conceded * (turned ? -turnedStrength * this.soft : 1);
    this.list.push({ start: at, end: at + length, value, emotion: entry.emotion, turned, fixed: entry.fixed });
    if (turned) this.negated.fill(1, at, at + length);
    this.settle();
  }

  /** 好不好, 有没有: asking, not denying. Two negations make an affirmation. */
  private negate(entry: LexiconEntry, at: number, length: number): number {
    const { hash, count, kind } = this.units;
    if (length === 1 && at > 0 && at + 1 < count && kind[at] === unitKinds.han && hash[at - 1] === hash[at + 1]) {
      if (this.list.at(-1)?.end === at) this.list.pop();
      this.idiom[at - 1] = 3;
      this.asks = true;
      return 2;
    }
    this.sign = -this.sign;
    this.soft = entry.role === 'softener' ? 0.7 : 1;
    this.negationLeft = negationReach + length;
    return length;
  }

  private reverse(): void {
    const from = this.clauseCue < this.list.length ? this.clauseCue : this.formerClauseCue;
    for (const cue of this.list.slice(from)) cue.value = -cue.value;
    this.doubtful = true;
  }

  /** What is asked about is not asserted. */
  private ask(): void {
    this.asks = true;
    for (const cue of this.list.slice(this.clauseCue)) cue.value *= askedStrength;
  }

  private endClause(mark: number): void {
    if (mark === question && this.asks) this.ask();
    this.settle();
    if (mark !== comma && mark !== listComma) this.conceding = false;
    else if (this.conceding && this.list.length > this.clauseCue) this.conceding = false;
    if (!emphases.has(mark) || this.clauseCue < this.list.length) this.startClause();
  }

  private startClause(): void {
    this.formerClauseCue = this.clauseCue;
    this.clauseCue = this.list.length;
  }

  private settle(): void {
    this.sign = 1;
    this.soft = 1;
    this.negationLeft = 0;
    this.degree = 1;
    this.degreeLeft = 0;
  }

  private advance(at: number, length: number): void {
    for (let unit = at; unit < at + length; unit++) if (this.sign < 0) this.negated[unit] = 1;
    this.negationLeft -= length;
    if (this.negationLeft <= 0) this.sign = 1;
    this.degreeLeft -= length;
    if (this.degreeLeft <= 0) this.degree = 1;
  }

  private endsClause(at: number): boolean {
    return at >= this.units.count || (this.units.kind[at] === unitKinds.mark && clauseEnds.has(this.codeOf(at)));
  }

  /** The first code unit: marks and Han characters that matter here have no other. */
  private codeOf(unit: number): number {
    return this.units.text.text.charCodeAt(this.units.start[unit]!);
  }
}

/** The lexicon's feelings as numbers: what a text says when only its words of feeling are read. */
export interface CueSums {
  readonly positive: number;
  readonly negative: number;
  /** Net of the main clause (all of the text when there is no contrast), and of what came before it. */
  readonly main: number;
  readonly before: number;
  readonly emotions: readonly number[];
}

const noEmotions: readonly number[] = emotionLabels.map(() => 0);
const disappointment = emotionLabels.indexOf('disappointment');

export function sumCues(cues: Cues): CueSums {
  let positive = 0;
  let negative = 0;
  let main = 0;
  let before = 0;
  const emotions = noEmotions.slice();
  for (const cue of cues.list) {
    if (cue.value > 0) positive += cue.value;
    else negative -= cue.value;
    if (cue.start >= cues.mainFrom) main += cue.value;
    else before += cue.value;
    const strength = Math.max(0.5, Math.abs(cue.value));
    if (!cue.turned && cue.emotion >= 0) emotions[cue.emotion]! += strength;
    else if (cue.value < 0) emotions[disappointment]! += strength / 2;
  }
  return { positive, negative, main, before, emotions };
}
