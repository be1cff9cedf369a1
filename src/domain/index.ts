/**
 * The nouns, with their units: days, facts, estimates, signals, insights, queries and errors.
 * Everything else speaks in these words. Nothing here reads a clock, draws a random number or does I/O, and it
 * imports no other layer.
 */
export { inLocale, locales } from './bilingual.ts';
export type { Bilingual, Locale } from './bilingual.ts';
export { addDays, dayFromNumber, dayNumber, parseDay } from './day.ts';
export type { Day } from './day.ts';
export { asZhiyinError, describe, errorCatalogue, ZhiyinError } from './errors.ts';
export type { ErrorCode, ErrorDetails, Problem } from './errors.ts';
export type { Estimate, Interval, Provenance, UnknownReason } from './estimate.ts';
export { factColumns, factKinds, factTable, touchpoints } from './facts.ts';
export type { Column, ColumnType, FactKind, Touchpoint } from './facts.ts';
export type { Fitted, FollowingInsight, Insight, InsightColumn, InsightContext, Measure, Row, ScoredInsight, Workings } from './insight.ts';
export { lessonNames, lessonVerdicts } from './learning.ts';
export type { LessonName, LessonVerdict } from './learning.ts';
export {
  aspectLabels, claimKinds, duePrecisions, emotionalNeeds, intentLabels, needLevels, needsSecondOpinion, objectionCauses, objectionTruths, phraseCategories, pickyMotives, rememberedKinds, salesSteps, speakers,
} from './message.ts';
export type {
  AspectFound, AspectLabel, ClaimFound, ClaimKind, ConversationReading, Due, EmotionalNeed, IntentLabel, MessageContext, MessageReading, NeedLevel, ObjectionCause, ObjectionFound, ObjectionTruth,
  PersonalDataFound, PhraseCategory, PhraseFound, PickyMotive, PromiseFound, PromiseOutcome, Quoted, RememberedFact, RememberedKind, SalesStep, Signal, Speaker,
} from './message.ts';
export { dialect, heading, join, literal, name, print, sql } from './query.ts';
export type { Bindable, Dialect, DialectCall, PrintedQuery, Query } from './query.ts';
export { correctedScores, emotionLabels, polarityLabels, textLanguages } from './signals.ts';
export type { EmotionLabel, Evidence, PolarityLabel, Reading, TextLanguage } from './signals.ts';
export { tierNames, tierSchemes } from './tiers.ts';
export type { Tier, TierScheme } from './tiers.ts';
