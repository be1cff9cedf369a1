/** From a text's features to what the message heads say of it: probabilities first, then labels with the words behind them. */
import { aspectLabels } from '../../domain/index.ts';
import type { AspectFound, AspectLabel, ClaimKind, ObjectionCause, PhraseCategory, RememberedFact, RememberedKind, Speaker } from '../../domain/index.ts';
import { gatherEvidence } from '../evidence.ts';
import { addCustomerLogits, addMoodLogits } from '../home/home-model.ts';
import type { HomeWeights } from '../home/home-model.ts';
import type { Model } from '../model-file.ts';
import { findMatches } from '../rules/rule.ts';
import type { RuleMatch } from '../rules/rule.ts';
import { applySmall, logitsOfKnown, sigmoid, softmax } from '../scoring.ts';
import { aspectPolarities, describeAspect } from './aspect-polarity.ts';
import type { TurnView } from './conversation-features.ts';
import { Answers, headKinds, sideOf } from './head-answers.ts';
import type { Side } from './head-answers.ts';
import { fillHeadDense } from './head-features.ts';
import { puttingOff } from './head-names.ts';
import type { HeadReading, PhraseHint } from './head-reading.ts';
import { judgeMood } from './mood.ts';
import { columnsOf, prepareRules, rulesOf } from './rule-columns.ts';
import { quote, sumOver } from './taken-text.ts';
import type { TakenText } from './taken-text.ts';
import { topicNames } from '../topics/topic-names.ts';

/** A side less likely than this is not read when nobody says who speaks. */
const leastLikelySide = 0.2;

/** What of a model reads messages. */
export type HeadModel = Pick<Model, 'customer' | 'agent' | 'speaker' | 'aspectPolarity'>;

/** The message heads of one model. Buffers are reused: one text after another. */
export class HeadReader {
  private readonly model: HeadModel;
  private readonly home: HomeWeights | undefined;
  private readonly sides: Readonly<Record<'customer' | 'agent' | 'speaker', Side>>;

  constructor(model: HeadModel, home?: HomeWeights) {
    this.model = model;
    this.home = home;
    prepareRules();
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

  private ask({ heads, columns, dense, grams, slopes, shifts }: Side, text: TakenText, matches: readonly RuleMatch[]): Float64Array {
    fillHeadDense(dense, { features: text.features, leaning: text.leaning }, columnsOf(matches, columns));
    grams.gather(heads.table, text.features);
    const logits = logitsOfKnown(heads.table, grams, { dense, conceded: 1 });
    for (let head = 0; head < logits.length; head++) logits[head] = slopes[head]! * logits[head]! + shifts[head]!;
    if (this.home && heads === this.model.customer) {
      addCustomerLogits(this.home, text.features, logits);
      addMoodLogits(this.home, text.features, logits);
    }
    for (let head = 0; head < logits.length; head++) logits[head] = sigmoid(logits[head]!);
    return logits;
  }

  private readCustomer(text: TakenText, heads: Float64Array, matches: readonly RuleMatch[]): HeadReading {
    const answers = new Answers(this.sides.customer, { text, matches }, heads);
    const intents = answers.all(headKinds.intent);
    const cause = intents.includes('objection') ? answers.best(headKinds.objection, true) : null;
    return {
      speaker: 'customer',
      mood: this.mood(text, heads),
      intents,
      aspects: answers.all(headKinds.aspect).map((aspect) => this.aspect(text, answers, aspect)),
      objection: cause === null ? null : { cause, when: isLater(cause, answers, matches) ? 'later' : 'now' },
      motive: answers.best(headKinds.motive),
      needLevel: answers.best(headKinds.needLevel),
      emotionalNeed: answers.best(headKinds.emotionalNeed),
      sarcasmRisk: answers.says('sarcasm.risk'),
      hasFact: answers.says('fact.any'),
      factHint: answers.says('fact.any') && answers.probability(answers.at('fact.any')) >= plainFact ? this.factHint(text, answers) : null,
      promiseProbability: answers.probability(answers.at('promise.any')),
      hasPromise: answers.says('promise.any'),
      fulfils: false,
      cancels: false,
      phrases: [],
      claims: [],
      matches,
      view: { speaker: 'customer', score: text.score, heads },
      signals: answers.signals(),
    };
  }

  private readAgent(text: TakenText, heads: Float64Array, matches: readonly RuleMatch[]): HeadReading {
    const answers = new Answers(this.sides.agent, { text, matches }, heads);
    return {
      speaker: 'agent',
      mood: null,
      intents: [],
      aspects: [],
      objection: null,
      motive: null,
      needLevel: null,
      emotionalNeed: null,
      sarcasmRisk: false,
      hasFact: false,
      factHint: null,
      promiseProbability: answers.probability(answers.at('promise.any')),
      hasPromise: answers.says('promise.any'),
      fulfils: answers.says('promise.fulfilled'),
      cancels: answers.says('promise.cancelled'),
      phrases: answers.all(headKinds.phrase).map((category) => phraseHint(answers, category)),
      claims: answers.all(headKinds.claim).map((kind) => claimHint(answers, kind)),
      matches,
      view: { speaker: 'agent', score: text.score, heads },
      signals: answers.signals(),
    };
  }

  private factHint(text: TakenText, answers: Answers): RememberedFact | null {
    const { topics } = text.features;
    for (const kind of hintedKinds) {
      const topic = topicNames.indexOf(kind);
      const at = topics.topic.subarray(0, topics.count).indexOf(topic);
      if (at < 0) continue;
      const [start, end] = [topics.start[at]!, topics.end[at]!];
      return { kind, ...quote(text, answers.clauses.find((clause) => clause.start <= start && start < clause.end) ?? { start, end }) };
    }
    return null;
  }

  private mood({ original, units, pulls, score }: TakenText, heads: Float64Array): HeadReading['mood'] {
    const judged = judgeMood(heads, this.sides.customer.heads.settings, units.count <= fewUnits ? score : 0);
    return { polarity: judged.polarity, emotion: judged.emotion, evidence: gatherEvidence(original, units, { pulls, sign: judged.polarity.score < 0 ? -1 : 1 }) };
  }

  private aspect(text: TakenText, answers: Answers, aspect: AspectLabel): AspectFound {
    const clause = answers.strongestClause(headKinds.aspect.first + aspectLabels.indexOf(aspect));
    const described = describeAspect({ leaning: text.leaning, clausePull: sumOver(text.pulls, clause), alone: answers.clauses.length === 1, heads: answers.heads });
    const likely = softmax(applySmall(this.model.aspectPolarity, described), 1);
    const { quote: words, start, end } = quote(text, clause);
    return { aspect, polarity: aspectPolarities[likely.indexOf(Math.max(...likely))]!, quote: words, start, end };
  }
}

/** A message of so many characters or words at most is said plainly. */
const fewUnits = 10;
/** From here on a fact is told plainly enough to be kept without a rule that finds its words. */
const plainFact = 0.4;
/** Facts that have a topic of the same name, what is rarely spoken of first: a text that speaks of several most likely means that one. */
const hintedKinds = ['birthday', 'pet', 'hometown', 'occupation', 'health', 'child', 'plan', 'family'] as const satisfies readonly RememberedKind[];

/** Where rules tell alone, they ask whether the words say that it is beyond us or will be answered anyway. */
function isLater(cause: ObjectionCause, answers: Answers, matches: readonly RuleMatch[]): boolean {
  return puttingOff.has(cause) ? matches.some(({ rule }) => rule.id.startsWith('objection-when.')) : answers.exceeds('when.later');
}

function phraseHint(answers: Answers, category: PhraseCategory): PhraseHint {
  const head = answers.at(`phrase.${category}`);
  const { quote: words, start, end } = answers.clauseOf(head);
  return { category, confidence: answers.probability(head), quote: words, start, end };
}

function claimHint(answers: Answers, kind: ClaimKind): HeadReading['claims'][number] {
  const head = answers.at(`claim.${kind}`);
  const { quote: words, start, end } = answers.wordsOf(head);
  return { kind, confidence: answers.probability(head), quote: words, start, end };
}
