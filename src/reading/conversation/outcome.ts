/**
 * How a conversation ended for the customer: the probability that they leave dissatisfied, and that what they came with is settled.
 * A logistic formula over what was read of the messages; its weights stand below.
 */
import type { ConversationReading, MessageReading, Speaker } from '../../domain/index.ts';

export interface SpokenMessage {
  readonly message: MessageReading;
  readonly speaker: Speaker;
}

type Outcome = Pick<ConversationReading, 'dissatisfied' | 'resolved'>;

/** How the customer's last words count: they tell most of how it ended. */
const lastTurns = 2;

/**
 * Fitted by `scripts/fit-outcomes.ts`, with a penalty, on the dialogues of the seed corpus (239 say whether the customer leaves dissatisfied, 96 whether the matter is settled). On trades
 * left out of the fit: area under the curve 0.72 and 0.81, Brier score 0.20 and 0.16.
 */
const weights = {
  dissatisfied: { bias: -0.28, mood: 0, last: -0.32, bitter: 0.65, grateful: -1.01, hurt: 0.54, phrases: 1.22, thanks: -0.85 },
  resolved: { bias: -0.56, mood: 0.17, last: 0.38, bitter: -0.2, grateful: 0.8, hurt: -0.27, phrases: -0.53, thanks: 1.57 },
} as const;

type OutcomeFeature = keyof (typeof weights)['resolved'];

export function judgeOutcome(spoken: readonly SpokenMessage[]): Outcome {
  const features = outcomeFeatures(spoken);
  const probability = (kind: keyof typeof weights): number => {
    const logit = Object.entries(weights[kind]).reduce((sum, [feature, weight]) => sum + weight * features[feature as OutcomeFeature], 0);
    return Math.round(1e4 / (1 + Math.exp(-logit))) / 1e4;
  };
  return { dissatisfied: { probability: probability('dissatisfied') }, resolved: { probability: probability('resolved') } };
}

/** What the formula weighs; everything within −1…1 or 0…1. */
export function outcomeFeatures(spoken: readonly SpokenMessage[]): Record<OutcomeFeature, number> {
  const customer = spoken.filter(({ speaker }) => speaker === 'customer').map(({ message }) => message);
  const agent = spoken.filter(({ speaker }) => speaker === 'agent').map(({ message }) => message);
  const scores = customer.map(({ polarity }) => polarity.score);
  const late = customer.slice(-lastTurns);
  const feels = (message: MessageReading, ...emotions: readonly (keyof MessageReading['emotion']['probabilities'])[]): number => emotions.reduce((sum, emotion) => sum + message.emotion.probabilities[emotion], 0);
  return {
    bias: 1,
    mood: mean(scores),
    last: mean(late.map(({ polarity }) => polarity.score)),
    bitter: Math.max(0, ...late.map((message) => feels(message, 'anger', 'disappointment', 'disgust'))),
    grateful: Math.max(0, ...late.map((message) => feels(message, 'joy', 'gratitude'))),
    hurt: Number(customer.some(({ emotionalNeed }) => emotionalNeed !== null)),
    phrases: Math.min(1, agent.reduce((sum, { phrases }) => sum + phrases.length, 0) / 2),
    thanks: Number(late.some(({ intents }) => intents.includes('thanks') || intents.includes('praise'))),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
