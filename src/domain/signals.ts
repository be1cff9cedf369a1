/** What reading a text yields. Labels are stable: they appear in the API, in files and in saved views. */
export const polarityLabels = ['negative', 'neutral', 'positive', 'unsure'] as const;
export type PolarityLabel = (typeof polarityLabels)[number];

export const emotionLabels = ['joy', 'gratitude', 'anger', 'disappointment', 'fear', 'surprise', 'disgust', 'neutral'] as const;
export type EmotionLabel = (typeof emotionLabels)[number];

/** The language a text is read as. `mixed` holds a fair share of both; `other` is neither, and is read cautiously. */
export const textLanguages = ['zh', 'en', 'mixed', 'other'] as const;
export type TextLanguage = (typeof textLanguages)[number];

/** Score of a polarity that a person has set: sure, but not stronger than the clearest text. */
export const correctedScores = { negative: -0.9, neutral: 0, positive: 0.9 } as const;

/** The words that led to a signal. Offsets count UTF-16 code units of the original text, end exclusive. */
export interface Evidence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Share of the signal, negative for words that speak against it. */
  readonly weight: number;
}

/** Everything the reader says of one text. */
export interface Reading {
  readonly language: TextLanguage;
  /** Score from −1 (surely negative) to 1 (surely positive); `unsure` when the reader abstains. */
  readonly polarity: { readonly label: PolarityLabel; readonly score: number };
  /** Calibrated probabilities over {@link emotionLabels}, summing to 1. */
  readonly emotion: { readonly label: EmotionLabel; readonly probabilities: Readonly<Record<EmotionLabel, number>> };
  readonly evidence: readonly Evidence[];
}
