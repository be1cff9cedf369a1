import { aspectLabels, claimKinds, emotionalNeeds, intentLabels, needLevels, objectionCauses, phraseCategories, pickyMotives } from '../../domain/index.ts';
import type { AspectLabel, ClaimKind, EmotionalNeed, IntentLabel, NeedLevel, ObjectionCause, PhraseCategory, PickyMotive, Quoted, Signal } from '../../domain/index.ts';
import { spread, spreadTopics } from '../evidence.ts';
import { documentNorm } from '../features.ts';
import { takeFloats } from '../floats.ts';
import { KnownGrams } from '../known-grams.ts';
import type { HeadTable } from '../model-file.ts';
import type { Rule, RuleMatch } from '../rules/rule.ts';
import { cutClauses } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { headDenseCount, topicOffset } from './head-features.ts';
import { agentHeads, customerHeads } from './head-names.ts';
import { ruleColumns } from './rule-columns.ts';
import { quote, sumOver } from './taken-text.ts';
import type { TakenText } from './taken-text.ts';

/** The heads of one side, made ready. */
export interface Side {
  readonly heads: HeadTable;
  readonly columns: ReadonlyMap<Rule, number>;
  readonly at: ReadonlyMap<string, number>;
  readonly dense: Float64Array;
  /** What the heads know of the text read last. */
  readonly grams: KnownGrams;
  /** By head: its calibration and threshold, and its name's two parts. */
  readonly slopes: Float64Array;
  readonly shifts: Float64Array;
  readonly thresholds: Float64Array;
  readonly kinds: readonly string[];
  readonly labels: readonly string[];
}

export function sideOf(heads: HeadTable): Side {
  return {
    heads,
    columns: ruleColumns(heads.ruleColumns),
    at: new Map(heads.settings.map(({ name }, head) => [name, head])),
    dense: new Float64Array(headDenseCount + heads.ruleColumns.length),
    grams: new KnownGrams(),
    slopes: Float64Array.from(heads.settings, ({ slope }) => slope),
    shifts: Float64Array.from(heads.settings, ({ shift }) => shift),
    thresholds: Float64Array.from(heads.settings, ({ threshold }) => threshold),
    kinds: heads.settings.map(({ name }) => name.slice(0, name.indexOf('.'))),
    labels: heads.settings.map(({ name }) => name.slice(name.indexOf('.') + 1)),
  };
}

interface HeadKinds {
  readonly intent: HeadKind<IntentLabel>;
  readonly aspect: HeadKind<AspectLabel>;
  readonly objection: HeadKind<ObjectionCause>;
  readonly motive: HeadKind<PickyMotive>;
  readonly needLevel: HeadKind<NeedLevel>;
  readonly emotionalNeed: HeadKind<EmotionalNeed>;
  readonly phrase: HeadKind<PhraseCategory>;
  readonly claim: HeadKind<ClaimKind>;
}

/** Labels of one kind, whose heads stand side by side. */
interface HeadKind<Label extends string> {
  readonly labels: readonly Label[];
  readonly first: number;
}

function kindOf<Label extends string>(names: readonly string[], name: string, labels: readonly Label[]): HeadKind<Label> {
  return { labels, first: names.indexOf(`${name}.${labels[0]}`) };
}

export const headKinds: HeadKinds = {
  intent: kindOf(customerHeads, 'intent', intentLabels),
  aspect: kindOf(customerHeads, 'aspect', aspectLabels),
  objection: kindOf(customerHeads, 'objection', objectionCauses),
  motive: kindOf(customerHeads, 'motive', pickyMotives),
  needLevel: kindOf(customerHeads, 'needLevel', needLevels),
  emotionalNeed: kindOf(customerHeads, 'emotionalNeed', emotionalNeeds),
  phrase: kindOf(agentHeads, 'phrase', phraseCategories),
  claim: kindOf(agentHeads, 'claim', claimKinds),
};

/** The probabilities of one text's heads, and from them labels and quotes. */
export class Answers {
  readonly heads: Float64Array;
  private readonly side: Side;
  private readonly text: TakenText;
  private readonly matches: readonly RuleMatch[];
  private readonly given: number[] = [];
  private readonly pulls: { readonly head: number; readonly pulls: Float64Array }[] = [];
  private cut: Clause[] | undefined;

  constructor(side: Side, about: { readonly text: TakenText; readonly matches: readonly RuleMatch[] }, heads: Float64Array) {
    this.side = side;
    this.text = about.text;
    this.matches = about.matches;
    this.heads = heads;
  }

  get clauses(): readonly Clause[] {
    return (this.cut ??= cutClauses(this.text.units));
  }

  /** The number of a head. */
  at(name: string): number {
    return this.side.at.get(name)!;
  }

  probability(head: number): number {
    return this.heads[head] ?? 0;
  }

  /** Whether the head says yes; the label counts as given. */
  says(name: string): boolean {
    const head = this.at(name);
    const says = this.passes(head);
    if (says) this.give(head);
    return says;
  }

  exceeds(name: string): boolean {
    return this.passes(this.at(name));
  }

  /** Labels of a kind that are given. */
  all<Label extends string>({ labels, first }: HeadKind<Label>): Label[] {
    const given: Label[] = [];
    for (let at = 0; at < labels.length; at++) {
      if (!this.passes(first + at)) continue;
      given.push(labels[at]!);
      this.give(first + at);
    }
    return given;
  }

  /** The label furthest above its threshold, if any is; `always` the likeliest. */
  best<Label extends string>({ labels, first }: HeadKind<Label>, always = false): Label | null {
    let best = 0;
    for (let at = 1; at < labels.length; at++) if (this.excess(first + at) > this.excess(first + best)) best = at;
    if (!always && !this.passes(first + best)) return null;
    this.give(first + best);
    return labels[best]!;
  }

  /** The labels given so far, with the words behind them. */
  signals(): Signal[] {
    const signals: Signal[] = [];
    for (const head of this.given) {
      const { quote: words, start, end } = this.wordsOf(head);
      signals.push({ kind: this.side.kinds[head]!, label: this.side.labels[head]!, confidence: round(this.probability(head)), rule: 'head', quote: words, start, end });
    }
    return signals;
  }

  private give(head: number): void {
    if (!this.given.includes(head)) this.given.push(head);
  }

  clauseOf(head: number): Quoted {
    return quote(this.text, this.strongestClause(head));
  }

  strongestClause(head: number): Clause {
    const whole = { start: 0, end: this.text.units.count };
    if (this.clauses.length < 2) return this.clauses[0] ?? whole;
    const pulls = this.pullsOf(head);
    let best = whole;
    let most = -Infinity;
    for (const clause of this.clauses) {
      const sum = sumOver(pulls, clause);
      if (sum > most) [best, most] = [clause, sum];
    }
    return best;
  }

  /** The run of units with the largest sum of pulls. */
  wordsOf(head: number): Quoted {
    const pulls = this.pullsOf(head);
    let [bestStart, bestEnd] = [0, pulls.length];
    let most = 0;
    let start = 0;
    let sum = 0;
    for (let at = 0; at < pulls.length; at++) {
      if (sum <= 0) {
        start = at;
        sum = 0;
      }
      sum += pulls[at]!;
      if (sum > most) {
        bestStart = start;
        bestEnd = at + 1;
        most = sum;
      }
    }
    return quote(this.text, { start: bestStart, end: bestEnd });
  }

  private pullTopics(pulls: Float64Array, head: number): void {
    const { dense, heads } = this.side.heads.table;
    spreadTopics(pulls, this.text.features.topics, (topic) => dense[(topicOffset + topic) * heads + head]!);
  }

  private pullRules(pulls: Float64Array, head: number): void {
    const { dense, heads } = this.side.heads.table;
    const { units } = this.text;
    for (const match of this.matches) {
      const column = this.side.columns.get(match.rule);
      if (column === undefined) continue;
      const weight = dense[(headDenseCount + column) * heads + head]!;
      let start = 0;
      while (start < units.count && units.end[start]! <= match.start) start++;
      let end = start;
      while (end < units.count && units.start[end]! < match.end) end++;
      spread(pulls, weight, { start, end });
    }
  }

  private passes(head: number): boolean {
    return this.excess(head) >= 1;
  }

  private excess(head: number): number {
    return this.heads[head]! / this.side.thresholds[head]!;
  }

  private pullsOf(head: number): Float64Array {
    for (const known of this.pulls) if (known.head === head) return known.pulls;
    const pulls = this.weighUnits(head);
    this.pulls.push({ head, pulls });
    return pulls;
  }

  private weighUnits(head: number): Float64Array {
    const { heads: { table }, grams: { count, feature, base } } = this.side;
    const { features, units } = this.text;
    const pulls = takeFloats(units.count);
    const unit = table.scales[head]! * documentNorm(features.distinct);
    for (let known = 0; known < count; known++) {
      const byte = table.weights[base[known]! + head]!;
      if (byte === 0) continue;
      const at = feature[known]!;
      const first = features.first[at]!;
      const last = features.last[at]!;
      const part = (byte * Math.abs(byte) * unit) / (last - first + 1);
      for (let each = first; each <= last; each++) pulls[each] = pulls[each]! + part;
    }
    this.pullTopics(pulls, head);
    this.pullRules(pulls, head);
    return pulls;
  }
}

function round(probability: number): number {
  return Math.round(probability * 1e4) / 1e4;
}
