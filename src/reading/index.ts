/**
 * Reading: a customer's text → polarity, emotion, language and the words that led there, in Chinese and English.
 * Pure: the model's bytes come from the caller. Training lives in `scripts/`; storing readings, batches and threads live above.
 */
export { loadReader } from './reader.ts';
export type { Reader } from './reader.ts';
