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

const weights = {
  dissatisfied: { bias: -0.9, mood: -1.6, last: -1.8, worst: -0.8, bitter: 1.5, grateful: -1.2, complaint: 0.6, hurt: 0.8, phrases: 0.7, thanks: -0.6, firmPromise: -0.3 },
  resolved: { bias: 0.1, mood: 0.8, last: 1.6, worst: 0.2, bitter: -1.4, grateful: 1.2, complaint: -0.2, hurt: -0.4, phrases: -0.7, thanks: 0.8, firmPromise: 0.3 },
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
    worst: Math.min(0, ...scores),
    bitter: Math.max(0, ...late.map((message) => feels(message, 'anger', 'disappointment', 'disgust'))),
    grateful: Math.max(0, ...late.map((message) => feels(message, 'joy', 'gratitude'))),
    complaint: Number(customer.some(({ intents }) => intents.includes('complaint'))),
    hurt: Number(customer.some(({ emotionalNeed }) => emotionalNeed !== null)),
    phrases: Math.min(1, agent.reduce((sum, { phrases }) => sum + phrases.length, 0) / 2),
    thanks: Number(late.some(({ intents }) => intents.includes('thanks') || intents.includes('praise'))),
    firmPromise: Number(agent.some(({ promises }) => promises.some(({ strength, owner }) => owner === 'us' && strength === 'firm'))),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
