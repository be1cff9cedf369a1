/**
 * Reading: a customer's text → polarity, emotion, language and the words that led there; a message of either side → everything it
 * tells; a conversation → what only the whole of it tells. In Chinese and English. Pure: the model's bytes come from the caller.
 * `training` holds what fits weights, for the shipped model (`scripts/`) and at home alike; storing readings, batches and threads live above.
 */
export { readConversation } from './conversation-reader.ts';
export type { ConversationRead, Turn } from './conversation-reader.ts';
export { cutPasted } from './conversation/pasted.ts';
export { speakerNamed } from './conversation/speakers.ts';
export { readsMessages } from './message-reader.ts';
export type { MessageReader } from './message-reader.ts';
export { loadReader } from './reader.ts';
export type { ConversationOutcome, MessageHeads, Reader } from './reader.ts';
export type { HeadReading, PhraseHint } from './heads/head-reading.ts';
export type { TurnView } from './heads/conversation-features.ts';
export { decodeModel } from './model-file.ts';
export type { Model } from './model-file.ts';
export { holdCourse } from './home/course.ts';
export type { CourseReport } from './home/course.ts';
export { decodeHome } from './home/home-model.ts';
export type { HomeModel, PersonLabels } from './home/home-model.ts';
export type { HomeConversation, HomeText } from './home/home-text.ts';
export { HomeMaterial } from './home/material.ts';
export { homeReader, rememberLabels } from './home/remembered.ts';
export { unknownShare, vocabularyOf } from './home/unknown.ts';
