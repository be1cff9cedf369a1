/** From a text's features to what the message heads say of it: probabilities first, then labels with the words behind them. */
import { aspectLabels, claimKinds, emotionalNeeds, intentLabels, needLevels, objectionCauses, phraseCategories, pickyMotives } from '../../domain/index.ts';
import type { AspectFound, ClaimFound, EmotionalNeed, IntentLabel, NeedLevel, ObjectionFound, PhraseCategory, PickyMotive, Quoted, Signal, Speaker } from '../../domain/index.ts';
import { bucketBits, documentNorm } from '../features.ts';
import type { Features } from '../features.ts';
import type { HeadTable, Model, SmallModel } from '../model-file.ts';
import { findMatches } from '../rules/rule.ts';
import type { RuleMatch } from '../rules/rule.ts';
import { logitsOf, sigmoid, softmax, straighten } from '../scoring.ts';
import type { Units } from '../units.ts';
import { aspectPolarities, describeAspect } from './aspect-polarity.ts';
import { cutClauses } from './clauses.ts';
import type { Clause } from './clauses.ts';
import type { TurnView } from './conversation-features.ts';
import { fillHeadDense, headDenseCount, topicOffset } from './head-features.ts';
import type { Leaning } from './head-features.ts';
import { columnsOf, rulesOf } from './rule-columns.ts';
import { eachTopic } from './topics.ts';
import { agentHeads, customerHeads } from './head-names.ts';

/** A phrase of ours that may hurt; what to say instead is the rules' to know. */
export interface PhraseHint extends Quoted {
  readonly category: PhraseCategory;
  readonly confidence: number;
}

/** What the heads say of one message. Customers' labels are empty for agents and the other way round. */
export interface HeadReading {
  /** As given, or the likelier one. */
  readonly speaker: Speaker;
  readonly intents: readonly IntentLabel[];
  readonly aspects: readonly AspectFound[];
  readonly objection: ObjectionFound | null;
  readonly motive: PickyMotive | null;
  readonly needLevel: NeedLevel | null;
  readonly emotionalNeed: EmotionalNeed | null;
  readonly sarcasmRisk: boolean;
  /** Probability that a fact worth remembering is told. */
  readonly factProbability: number;
  readonly hasFact: boolean;
  readonly promiseProbability: number;
  readonly hasPromise: boolean;
  /** An agent reports a promise fulfilled, or takes one back. */
  readonly fulfils: boolean;
  readonly cancels: boolean;
  readonly phrases: readonly PhraseHint[];
  readonly claims: readonly (ClaimFound & { readonly confidence: number })[];
  /** Every label given, with its probability and the words that weighed most. */
  readonly signals: readonly Signal[];
  /** Rules that matched on this side's words. */
  readonly matches: readonly RuleMatch[];
  /** For reading the conversation. */
  readonly view: TurnView;
}

/** A text taken apart, with what the base heads make of it. */
export interface TakenText {
  readonly original: string;
  readonly units: Units;
  readonly features: Features;
  readonly leaning: Leaning;
  /** Polarity from −1 to 1. */
  readonly score: number;
  /** Each unit's part of the polarity, positive for praise. */
  readonly pulls: Float64Array;
}

interface Side {
  readonly heads: HeadTable;
  readonly columns: ReadonlyMap<string, number>;
  readonly at: ReadonlyMap<string, number>;
  readonly dense: Float64Array;
}

/** The message heads of one model. Buffers are reused: one text after another. */
export class HeadReader {
  private readonly model: Model;
  private readonly sides: Readonly<Record<'customer' | 'agent' | 'speaker', Side>>;

  constructor(model: Model) {
    this.model = model;
    this.sides = { customer: sideOf(model.customer), agent: sideOf(model.agent), speaker: sideOf(model.speaker) };
  }

  /** Without a speaker both sides are read, except one that the words make unlikely. */
  read(text: TakenText, speaker: Speaker | undefined): HeadReading {
    if (speaker !== undefined) return this.readSide(text, speaker);
    const agent = this.ask(this.sides.speaker, text, [])[0]!;
    if (agent < leastLikelySide) return this.readSide(text, 'customer');
    if (agent > 1 - leastLikelySide) return this.readSide(text, 'agent');
    const [ours, theirs] = [this.readSide(text, 'agent'), this.readSide(text, 'customer')];
    const likelier = agent >= 0.5 ? ours : theirs;
    return {
      ...theirs,
      speaker: likelier.speaker,
      hasPromise: likelier.hasPromise,
      promiseProbability: likelier.promiseProbability,
      fulfils: ours.fulfils,
      cancels: ours.cancels,
      phrases: ours.phrases,
      claims: ours.claims,
      signals: [...theirs.signals, ...ours.signals],
      matches: [...theirs.matches, ...ours.matches],
      view: likelier.view,
    };
  }

  private readSide(text: TakenText, side: Speaker): HeadReading {
    const matches = findMatches(rulesOf[side], text.units.text.text, side);
    const probabilities = this.ask(this.sides[side], text, matches);
    return side === 'customer' ? this.readCustomer(text, probabilities, matches) : this.readAgent(text, probabilities, matches);
  }

  /** Only the probabilities. */
  view(text: TakenText, speaker: Speaker): TurnView {
    const matches = findMatches(rulesOf[speaker], text.units.text.text, speaker);
    return { speaker, score: text.score, heads: this.ask(this.sides[speaker], text, matches) };
  }

  private ask({ heads, columns, dense }: Side, text: TakenText, matches: readonly RuleMatch[]): Float64Array {
    fillHeadDense(dense, text, columnsOf(matches, columns));
    const logits = logitsOf(heads.table, text.features, dense, 1);
    return logits.map((logit, head) => sigmoid(straighten(logit, heads.settings[head]!)));
  }

  private readCustomer(text: TakenText, heads: Float64Array, matches: readonly RuleMatch[]): HeadReading {
    const answers = new Answers(this.sides.customer, { text, matches }, heads);
    const intents = answers.all('intent', intentLabels);
    const objects = intents.includes('objection');
    const cause = objects ? answers.likeliest('objection', objectionCauses) : null;
    return {
      ...nothingSaid,
      speaker: 'customer',
      intents,
      aspects: answers.all('aspect', aspectLabels).map((aspect) => this.aspect(text, answers, aspect)),
      objection: cause === null ? null : { cause, when: answers.says('when.later') ? 'later' : 'now' },
      motive: answers.best('motive', pickyMotives),
      needLevel: answers.best('needLevel', needLevels),
      emotionalNeed: answers.best('emotionalNeed', emotionalNeeds),
      sarcasmRisk: answers.says('sarcasm.risk'),
      factProbability: answers.probability('fact.any'),
      hasFact: answers.says('fact.any'),
      promiseProbability: answers.probability('promise.any'),
      hasPromise: answers.says('promise.any'),
      signals: answers.signals(customerHeads),
      matches,
      view: { speaker: 'customer', score: text.score, heads },
    };
  }

  private readAgent(text: TakenText, heads: Float64Array, matches: readonly RuleMatch[]): HeadReading {
    const answers = new Answers(this.sides.agent, { text, matches }, heads);
    return {
      ...nothingSaid,
      speaker: 'agent',
      promiseProbability: answers.probability('promise.any'),
      hasPromise: answers.says('promise.any'),
      fulfils: answers.says('promise.fulfilled'),
      cancels: answers.says('promise.cancelled'),
      phrases: answers.all('phrase', phraseCategories).map((category) => ({ category, confidence: answers.probability(`phrase.${category}`), ...answers.clauseOf(`phrase.${category}`) })),
      claims: answers.all('claim', claimKinds).map((kind) => ({ kind, confidence: answers.probability(`claim.${kind}`), ...answers.wordsOf(`claim.${kind}`) })),
      signals: answers.signals(agentHeads),
      matches,
      view: { speaker: 'agent', score: text.score, heads },
    };
  }

  private aspect(text: TakenText, answers: Answers, aspect: (typeof aspectLabels)[number]): AspectFound {
    const clause = answers.strongestClause(`aspect.${aspect}`);
    const described = describeAspect({ leaning: text.leaning, clausePull: sumOver(text.pulls, clause), alone: answers.clauses.length === 1, heads: answers.heads });
    const likely = softmax(applySmall(this.model.aspectPolarity, described), 1);
    return { aspect, polarity: aspectPolarities[likely.indexOf(Math.max(...likely))]!, ...quote(text, clause) };
  }
}

/** What one word of a topic adds to its dense feature: the logarithm of two. */
const topicPull = Math.LN2;

/** A side less likely than this is not read when nobody says who speaks. */
const leastLikelySide = 0.2;

const nothingSaid: Omit<HeadReading, 'speaker' | 'signals' | 'matches' | 'view'> = {
  intents: [], aspects: [], objection: null, motive: null, needLevel: null, emotionalNeed: null, sarcasmRisk: false, factProbability: 0, hasFact: false,
  promiseProbability: 0, hasPromise: false, fulfils: false, cancels: false, phrases: [], claims: [],
};

function sideOf(heads: HeadTable): Side {
  return {
    heads,
    columns: new Map(heads.ruleColumns.map((name, column) => [name, column])),
    at: new Map(heads.settings.map(({ name }, head) => [name, head])),
    dense: new Float64Array(headDenseCount + heads.ruleColumns.length),
  };
}

/** The classes' logits of a small model. */
export function applySmall({ classes, weights }: SmallModel, features: Float64Array): Float64Array {
  const logits = new Float64Array(classes);
  features.forEach((value, at) => {
    for (let each = 0; each < classes; each++) logits[each] = logits[each]! + value * weights[at * classes + each]!;
  });
  return logits;
}

/** The probabilities of one text's heads, and from them labels and quotes. */
class Answers {
  readonly heads: Float64Array;
  private readonly side: Side;
  private readonly text: TakenText;
  private readonly matches: readonly RuleMatch[];
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

  probability(name: string): number {
    return this.heads[this.side.at.get(name)!] ?? 0;
  }

  says(name: string): boolean {
    return this.excess(name) >= 1;
  }

  all<Label extends string>(kind: string, labels: readonly Label[]): Label[] {
    return labels.filter((label) => this.says(`${kind}.${label}`));
  }

  /** The label furthest above its threshold, if any is. */
  best<Label extends string>(kind: string, labels: readonly Label[]): Label | null {
    const likeliest = this.likeliest(kind, labels);
    return likeliest !== null && this.says(`${kind}.${likeliest}`) ? likeliest : null;
  }

  likeliest<Label extends string>(kind: string, labels: readonly Label[]): Label | null {
    let best: Label | null = null;
    let most = -1;
    for (const label of labels) {
      const excess = this.excess(`${kind}.${label}`);
      if (excess > most) [best, most] = [label, excess];
    }
    return best;
  }

  signals(names: readonly string[]): Signal[] {
    return names.flatMap((name): Signal[] => {
      if (!this.says(name) || name.startsWith('when.')) return [];
      const [kind = '', label = ''] = name.split('.');
      return [{ kind, label, confidence: round(this.probability(name)), rule: 'head', ...this.wordsOf(name) }];
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
    eachTopic(this.text.units, (topic, start, end) => share(pulls, dense[(topicOffset + topic) * heads + head]! * topicPull, { start, end }));
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

  private excess(name: string): number {
    const head = this.side.at.get(name);
    return head === undefined ? 0 : this.heads[head]! / this.side.heads.settings[head]!.threshold;
  }

  private pullsOf(name: string): Float64Array {
    const { table } = this.side.heads;
    const { features, units } = this.text;
    const head = this.side.at.get(name) ?? 0;
    const pulls = new Float64Array(units.count);
    const shift = bucketBits - table.bits;
    const unit = table.scales[head]! * documentNorm(features.distinct);
    for (let at = 0; at < features.count; at++) {
      const byte = table.weights[(features.bucket[at]! >>> shift) * table.heads + head]!;
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

export function sumOver(pulls: Float64Array, { start, end }: Clause): number {
  let sum = 0;
  for (let at = start; at < end; at++) sum += pulls[at]!;
  return sum;
}

function quote({ original, units }: TakenText, { start: first, end: behind }: Clause): Quoted {
  if (behind <= first) return { quote: '', start: 0, end: 0 };
  const { from, to } = units.text;
  const start = from[units.start[first]!]!;
  const end = to[units.end[behind - 1]! - 1]!;
  return { quote: original.slice(start, end), start, end };
}
