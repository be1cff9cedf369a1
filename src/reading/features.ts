import { emotionLabels } from '../domain/index.ts';
import type { TextLanguage } from '../domain/index.ts';
import { sumCues } from './cues.ts';
import type { Cues } from './cues.ts';
import { finish, hashSeed, mix } from './hash.ts';
import { TopicFinder } from './topics/topic-finder.ts';
import { noTopics } from './topics/topic-index.ts';
import type { TopicIndex } from './topics/topic-index.ts';
import { topicNames } from './topics/topic-names.ts';
import { unitKinds } from './units.ts';
import type { Units } from './units.ts';

/** Hashes are taken modulo 2^20 here; heads with smaller tables drop further bits. */
export const bucketBits = 20;

/** Names of the dense features that cues and form make. */
export const plainNames: readonly string[] = ['bias', 'positive', 'negative', 'main', 'before', 'plainQuestion', 'question', 'exclaims', 'questionMarks', 'length', 'doubt', 'noCue', ...emotionLabels];
/** Dense features of one language: those, and how much the text speaks of each topic. */
export const denseNames: readonly string[] = [...plainNames, ...topicNames];
/** One set for Chinese and one for everything else, so that each language has its own bias and weights of cues and topics. */
export const denseCount: number = denseNames.length * 2;

const gram = 0x51;
const word = 0x52;
const subword = 0x53;
const denied = 0x54;
const mainClause = 0x55;
const opening = 0x56;
const closing = 0x57;
const longOpening = 10;
const longClosing = 12;
/** Value of a feature before the contrast of a short text. In long ones a "but" may be an aside. */
export const concededValue = 0.5;
const mostContrasted = 40;
const longestGram = 4;
const longestSubword = 5;
/** So many n-grams at most begin with a unit, by itself and by its place, and so many parts of words with a letter or a border of a word. */
const mostPerUnit = 16;
const mostPerLetter = 4;

/** What a text's n-gram weights are multiplied by (`distinct`: how many it holds): long texts are damped, less than to unit length, since many words do tell more. */
export function documentNorm(distinct: number): number {
  if (distinct >= norms.length) return 0.47 * distinct ** -0.35;
  const known = norms[distinct]!;
  return known > 0 || distinct === 0 ? known : (norms[distinct] = 0.47 * distinct ** -0.35);
}

/** Of the usual texts, once asked for. */
const norms = new Float64Array(1024);

/**
 * The features of one text after another: binary n-grams (bucket and the units they came from, repeats kept for evidence, counted once by
 * `rank`) and dense cue features. Buffers are reused: read them before the next `extract`.
 */
export class Features {
  count = 0;
  /** Distinct buckets. */
  distinct = 0;
  bucket: Int32Array = new Int32Array(4096);
  /** 0 for a repeat; else how the feature counts: 1 in full, 2 {@link concededValue}, standing before a contrast ("但", "but"). */
  rank: Uint8Array = new Uint8Array(4096);
  first: Int32Array = new Int32Array(4096);
  last: Int32Array = new Int32Array(4096);
  readonly dense: Float64Array = new Float64Array(denseCount);
  /** Where the dense features of the text's language begin. */
  offset = 0;
  /** What the text speaks of. */
  readonly topics: TopicFinder;
  /** Tells one text from the next. */
  serial = 0;
  /** Buckets of this text by their lowest bits, each beside the number of the text that put it there: what other texts left counts as free. */
  private seen = new Int32Array(1 << 12);
  private seenMask = 0;
  private stamp = 0;
  private terms = 0;
  /** First unit that a contrast makes the point of a short text, 0 when there is none. */
  private firstMain = 0;
  private termHash: Int32Array = new Int32Array(512);
  private termFirst: Int32Array = new Int32Array(512);
  private termLast: Int32Array = new Int32Array(512);
  private termIsWord: Uint8Array = new Uint8Array(512);

  /** @param topics none, to read n-grams and cues alone */
  constructor(topics: TopicIndex = noTopics) {
    this.topics = new TopicFinder(topics);
  }

  extract(units: Units, cues: Cues, language: TextLanguage): void {
    this.count = 0;
    this.distinct = 0;
    this.serial++;
    this.makeRoom(mostPerUnit * units.count + mostPerLetter * units.text.text.length);
    this.foldIdioms(units, cues);
    this.firstMain = this.terms <= mostContrasted ? cues.mainFrom : 0;
    for (let at = 0; at < this.terms; at++) {
      this.addGrams(cues, at);
      if (this.terms > longOpening + longClosing) this.addPlaced(at);
    }
    for (let at = 0; at < units.count; at += Math.max(1, cues.idiom[at]!)) {
      if (units.kind[at] === unitKinds.word && cues.idiom[at] === 0) this.addSubwords(units, at);
    }
    this.topics.find(units);
    this.fillDense(units, cues, language);
  }

  /** Terms are units, but an idiom is one term: n-grams never see its misleading parts. */
  private foldIdioms(units: Units, cues: Cues): void {
    if (this.termHash.length < units.count) {
      const size = Math.max(units.count, this.termHash.length * 2);
      this.termHash = new Int32Array(size);
      this.termFirst = new Int32Array(size);
      this.termLast = new Int32Array(size);
      this.termIsWord = new Uint8Array(size);
    }
    this.terms = 0;
    for (let at = 0; at < units.count; ) {
      const length = Math.max(1, cues.idiom[at]!);
      let hash = units.hash[at]!;
      for (let inside = at + 1; inside < at + length; inside++) hash = mix(hash, units.hash[inside]!);
      this.termHash[this.terms] = hash;
      this.termFirst[this.terms] = at;
      this.termLast[this.terms] = at + length - 1;
      this.termIsWord[this.terms] = units.kind[at] === unitKinds.word ? 1 : 0;
      this.terms++;
      at += length;
    }
  }

  /** 1–4-grams of terms; two words of other scripts form at most a pair, so long English n-grams stay out. */
  private addGrams(cues: Cues, at: number): void {
    const first = this.termFirst[at]!;
    const inMain = cues.mainFrom > 0 && first >= cues.mainFrom;
    let hash = mix(hashSeed, gram);
    let words = 0;
    let isDenied = true;
    for (let length = 1; length <= longestGram; length++) {
      const term = at + length - 1;
      if (term >= this.terms) return;
      words += this.termIsWord[term]!;
      if (words > 1 && length > 2) return;
      const last = this.termLast[term]!;
      isDenied &&= cues.negated[last] === 1;
      hash = mix(hash, this.termHash[term]!);
      this.add(finish(mix(hash, isDenied ? denied : words > 0 ? word : gram)), first, last);
      if (inMain && length <= 2) this.add(finish(mix(hash, mainClause)), first, last);
    }
  }

  /** How a longer text opens and closes tells more than its middle: terms and pairs there count once more as such. */
  private addPlaced(at: number): void {
    const place = at < longOpening ? opening : at >= this.terms - longClosing ? closing : 0;
    if (place === 0) return;
    const hash = mix(mix(hashSeed, place), this.termHash[at]!);
    this.add(finish(hash), this.termFirst[at]!, this.termLast[at]!);
    if (at + 1 < this.terms) this.add(finish(mix(hash, this.termHash[at + 1]!)), this.termFirst[at]!, this.termLast[at + 1]!);
  }

  /** 2–5-grams of a word's letters, its borders among them. */
  private addSubwords(units: Units, at: number): void {
    const source = units.text.text;
    const start = units.start[at]! - 1;
    const end = units.end[at]! + 1;
    if (end - start > 22) return;
    for (let from = start; from < end - 1; from++) {
      let hash = mix(hashSeed, subword);
      for (let to = from; to < end && to < from + longestSubword; to++) {
        const code = to === start ? 60 : to === end - 1 ? 62 : source.charCodeAt(to);
        hash = mix(hash, code);
        if (to > from) this.add(finish(hash), at, at);
      }
    }
  }

  private add(hash: number, first: number, last: number): void {
    const at = this.count++;
    const bucket = hash >>> (32 - bucketBits);
    this.bucket[at] = bucket;
    this.first[at] = first;
    this.last[at] = last;
    const { seen, seenMask } = this;
    const mark = this.stamp | bucket;
    for (let slot = bucket & seenMask; ; slot = (slot + 1) & seenMask) {
      const other = seen[slot]!;
      if (other === mark) {
        this.rank[at] = 0;
        return;
      }
      if (((other ^ mark) >>> bucketBits) !== 0) {
        seen[slot] = mark;
        break;
      }
    }
    this.distinct++;
    this.rank[at] = last < this.firstMain ? 2 : 1;
  }

  /** For as many n-grams at most, of another text than before. */
  private makeRoom(most: number): void {
    if (most > this.bucket.length) this.grow(most);
    const slots = 1 << (33 - Math.clz32(most));
    this.seenMask = slots - 1;
    this.stamp = (this.stamp + (1 << bucketBits)) | 0;
    if (slots > this.seen.length) this.seen = new Int32Array(slots);
    else if (this.stamp === 0) this.seen.fill(0);
    if (this.stamp === 0) this.stamp = 1 << bucketBits;
  }

  private grow(most: number): void {
    const size = Math.max(most, this.bucket.length * 2);
    this.bucket = new Int32Array(size);
    this.rank = new Uint8Array(size);
    this.first = new Int32Array(size);
    this.last = new Int32Array(size);
  }

  private fillDense(units: Units, cues: Cues, language: TextLanguage): void {
    const sums = sumCues(cues);
    const exclaims = countMarks(units, 0x21);
    const questions = countMarks(units, 0x3f);
    const hasCues = sums.positive + sums.negative > 0.5;
    const asks = cues.asks || questions > 0;
    const values = [
      1,
      Math.log1p(sums.positive),
      Math.log1p(sums.negative),
      Math.tanh(sums.main / 3),
      Math.tanh(sums.before / 3),
      asks && !hasCues ? 1 : 0,
      asks && hasCues ? 1 : 0,
      Math.log1p(exclaims),
      Math.log1p(questions),
      Math.log1p(units.count) / 4,
      cues.doubtful ? 1 : 0,
      hasCues ? 0 : 1,
    ];
    this.dense.fill(0);
    const offset = language === 'zh' || language === 'mixed' ? 0 : denseNames.length;
    this.offset = offset;
    for (let at = 0; at < values.length; at++) this.dense[offset + at] = values[at]!;
    for (let at = 0; at < sums.emotions.length; at++) if (sums.emotions[at]! > 0) this.dense[offset + values.length + at] = Math.log1p(sums.emotions[at]!);
    const { distinct, spoken, amounts } = this.topics;
    for (let each = 0; each < distinct; each++) this.dense[offset + plainNames.length + spoken[each]!] = amounts[spoken[each]!]!;
  }
}

const lengthAt = denseNames.indexOf('length');

/** The text's length among its dense features: a quarter of the logarithm of one plus its units. */
export function lengthOf(dense: ArrayLike<number>, offset: number = 0): number {
  return dense[offset + lengthAt]! + dense[offset + lengthAt + denseNames.length]!;
}

function countMarks(units: Units, mark: number): number {
  let count = 0;
  for (let at = 0; at < units.count; at++) if (units.kind[at] === unitKinds.mark && units.text.text.charCodeAt(units.start[at]!) === mark) count++;
  return count;
}
