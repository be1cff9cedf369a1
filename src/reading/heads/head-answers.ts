import { aspectLabels, claimKinds, emotionalNeeds, intentLabels, needLevels, objectionCauses, phraseCategories, pickyMotives } from '../../domain/index.ts';
import type { AspectLabel, ClaimKind, EmotionalNeed, IntentLabel, NeedLevel, ObjectionCause, PhraseCategory, PickyMotive, Quoted, Signal } from '../../domain/index.ts';
import { bucketBits, documentNorm } from '../features.ts';
import { rowOf } from '../model-file.ts';
import type { HeadTable } from '../model-file.ts';
import type { Rule, RuleMatch } from '../rules/rule.ts';
import { cutClauses } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { headDenseCount, topicOffset } from './head-features.ts';
import { agentHeads, customerHeads } from './head-names.ts';
import { columnsOf, ruleColumns } from './rule-columns.ts';
import { quote, sumOver } from './taken-text.ts';
import type { TakenText } from './taken-text.ts';
import type { TopicFinder } from './topics.ts';

/** The heads of one side, made ready. */
export interface Side {
  readonly heads: HeadTable;
  readonly columns: ReadonlyMap<Rule, number>;
  readonly at: ReadonlyMap<string, number>;
  readonly dense: Float64Array;
}

export function sideOf(heads: HeadTable): Side {
  return {
    heads,
    columns: ruleColumns(heads.ruleColumns),
    at: new Map(heads.settings.map(({ name }, head) => [name, head])),
    dense: new Float64Array(headDenseCount + heads.ruleColumns.length),
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
  readonly name: string;
  readonly labels: readonly Label[];
  readonly first: number;
}

function kindOf<Label extends string>(names: readonly string[], name: string, labels: readonly Label[]): HeadKind<Label> {
  return { name, labels, first: names.indexOf(`${name}.${labels[0]}`) };
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

/** What one word of a topic adds to its dense feature: the logarithm of two. */
const topicPull = Math.LN2;

/** The probabilities of one text's heads, and from them labels and quotes. */
export class Answers {
  readonly heads: Float64Array;
  private readonly side: Side;
  private readonly text: TakenText;
  private readonly matches: readonly RuleMatch[];
  private readonly topics: TopicFinder;
  private readonly given = new Set<string>();
  private readonly pulls = new Map<number, Float64Array>();
  private cut: Clause[] | undefined;

  constructor(side: Side, about: { readonly text: TakenText; readonly matches: readonly RuleMatch[]; readonly topics: TopicFinder }, heads: Float64Array) {
    this.side = side;
    this.text = about.text;
    this.matches = about.matches;
    this.topics = about.topics;
    this.heads = heads;
  }

  get clauses(): readonly Clause[] {
    return (this.cut ??= cutClauses(this.text.units));
  }

  probability(name: string): number {
    return this.heads[this.side.at.get(name)!] ?? 0;
  }

  /** Whether the head says yes; the label counts as given. */
  says(name: string): boolean {
    if (this.exceeds(name)) this.given.add(name);
    return this.given.has(name);
  }

  exceeds(name: string): boolean {
    return this.passes(this.side.at.get(name)!);
  }

  /** Labels of a kind that are given. */
  all<Label extends string>({ name, labels, first }: HeadKind<Label>): Label[] {
    const given = labels.filter((_, at) => this.passes(first + at));
    for (const label of given) this.given.add(`${name}.${label}`);
    return given;
  }

  /** The label furthest above its threshold, if any is; `always` the likeliest. */
  best<Label extends string>({ name, labels, first }: HeadKind<Label>, always = false): Label | null {
    let best = 0;
    for (let at = 1; at < labels.length; at++) if (this.excess(first + at) > this.excess(first + best)) best = at;
    if (!always && !this.passes(first + best)) return null;
    this.given.add(`${name}.${labels[best]!}`);
    return labels[best]!;
  }

  /** The labels given so far, with the words behind them. */
  signals(): Signal[] {
    return [...this.given].map((name) => {
      const [kind = '', label = ''] = name.split('.');
      return { kind, label, confidence: round(this.probability(name)), rule: 'head', ...this.wordsOf(name) };
    });
  }

  clauseOf(name: string): Quoted {
    return quote(this.text, this.strongestClause(name));
  }

  strongestClause(name: string): Clause {
    const whole = { start: 0, end: this.text.units.count };
    if (this.clauses.length < 2) return this.clauses[0] ?? whole;
    const pulls = this.pullsOf(name);
    let best = whole;
    let most = -Infinity;
    for (const clause of this.clauses) {
      const sum = sumOver(pulls, clause);
      if (sum > most) [best, most] = [clause, sum];
    }
    return best;
  }

  /** The run of units with the largest sum of pulls. */
  wordsOf(name: string): Quoted {
    const pulls = this.pullsOf(name);
    let best = { start: 0, end: pulls.length };
    let most = 0;
    let start = 0;
    let sum = 0;
    for (let at = 0; at < pulls.length; at++) {
      if (sum <= 0) [start, sum] = [at, 0];
      sum += pulls[at]!;
      if (sum > most) [best, most] = [{ start, end: at + 1 }, sum];
    }
    return quote(this.text, best);
  }

  private pullTopics(pulls: Float64Array, head: number): void {
    const { dense, heads } = this.side.heads.table;
    const { count, topic, start, end } = this.topics;
    for (let at = 0; at < count; at++) share(pulls, dense[(topicOffset + topic[at]!) * heads + head]! * topicPull, { start: start[at]!, end: end[at]! });
  }

  private pullRules(pulls: Float64Array, head: number): void {
    const { dense, heads } = this.side.heads.table;
    const { units } = this.text;
    for (const match of this.matches) {
      const [column] = columnsOf([match], this.side.columns);
      if (column === undefined) continue;
      let start = 0;
      while (start < units.count && units.end[start]! <= match.start) start++;
      let end = start;
      while (end < units.count && units.start[end]! < match.end) end++;
      share(pulls, dense[(headDenseCount + column) * heads + head]!, { start, end });
    }
  }

  private passes(head: number): boolean {
    return this.excess(head) >= 1;
  }

  private excess(head: number): number {
    return this.heads[head]! / this.side.heads.settings[head]!.threshold;
  }

  private pullsOf(name: string): Float64Array {
    const head = this.side.at.get(name) ?? 0;
    const known = this.pulls.get(head);
    if (known !== undefined) return known;
    const pulls = this.weighUnits(head);
    this.pulls.set(head, pulls);
    return pulls;
  }

  private weighUnits(head: number): Float64Array {
    const { table } = this.side.heads;
    const { features, units } = this.text;
    const pulls = new Float64Array(units.count);
    const shift = bucketBits - table.bits;
    const unit = table.scales[head]! * documentNorm(features.distinct);
    for (let at = 0; at < features.count; at++) {
      const row = rowOf(table, features.bucket[at]! >>> shift);
      if (row < 0) continue;
      const byte = table.weights[row * table.heads + head]!;
      if (byte === 0) continue;
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

function share(pulls: Float64Array, weight: number, { start, end }: Clause): void {
  for (let each = start; each < end; each++) pulls[each] = pulls[each]! + weight / (end - start);
}

function round(probability: number): number {
  return Math.round(probability * 1e4) / 1e4;
}
