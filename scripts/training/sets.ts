/**
 * The public labelled sets as rows with one vocabulary: polarity −1, 0, 1 and a distribution over the eight emotions.
 * What cannot be said of a row is left out, never guessed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { emotionLabels } from '../../src/domain/index.ts';
import type { EmotionLabel } from '../../src/domain/index.ts';
import { parseCsv } from './csv.ts';
import { plainMessages } from './plain-messages.ts';
import { turnedMessages } from './turned-messages.ts';

export interface LabelledRow {
  readonly set: string;
  readonly text: string;
  readonly polarity?: -1 | 0 | 1;
  /** Probabilities over `emotionLabels`. */
  readonly emotion?: readonly number[];
  /** Kind of goods, where the set says so. */
  readonly category?: string;
  /** The label as the set states it, for tables per class. */
  readonly original: string;
}

interface SetCard {
  readonly name: string;
  readonly title: string;
  readonly licence: string;
  readonly use: string;
}

/** Every set the base heads learn from, for the card. */
export const setCards: readonly SetCard[] = [
  { name: 'zh-hotel-reviews', title: 'Chinese hotel reviews', licence: 'none stated', use: 'polarity' },
  { name: 'zh-takeaway-reviews', title: 'Chinese takeaway reviews', licence: 'none stated', use: 'polarity' },
  { name: 'zh-shopping-reviews', title: 'Chinese shopping reviews, ten categories', licence: 'none stated', use: 'polarity' },
  { name: 'zh-weibo-emotion-usual', title: 'Weibo emotions, everyday topics', licence: 'none stated', use: 'emotion, polarity' },
  { name: 'zh-weibo-emotion-virus', title: 'Weibo emotions, epidemic topics', licence: 'none stated', use: 'emotion, polarity' },
  { name: 'zh-emotion-clue', title: 'CLUE emotion', licence: 'none stated', use: 'emotion, polarity' },
  { name: 'zh-helpdesk-dialogues', title: 'Chinese customer–helpdesk dialogues', licence: 'CC BY 4.0 (annotations)', use: 'polarity: first complaints of dissatisfied customers' },
  { name: 'en-goemotions', title: 'GoEmotions', licence: 'Apache-2.0', use: 'emotion, polarity' },
  { name: 'en-restaurant-aspects', title: 'SemEval restaurant aspects', licence: 'SemEval; MIT repository', use: 'polarity of sentences whose aspects agree' },
  { name: 'en-dialogue-satisfaction-mwoz', title: 'MultiWOZ turns rated for satisfaction', licence: 'none stated', use: 'neutral requests, thanks' },
  { name: 'plain-messages', title: 'Plain questions and requests composed by this project', licence: 'Apache-2.0', use: 'neutral' },
  { name: 'turned-messages', title: 'Short messages composed by this project whose end turns their beginning, and outbursts', licence: 'Apache-2.0', use: 'polarity, emotion' },
];

const chineseEmotions: Readonly<Record<string, EmotionLabel>> = {
  happy: 'joy', happiness: 'joy', like: 'joy', angry: 'anger', anger: 'anger', sad: 'disappointment', sadness: 'disappointment',
  disgust: 'disgust', fear: 'fear', surprise: 'surprise', neutral: 'neutral',
};

/** GoEmotions' own Ekman grouping, with gratitude kept apart from joy. */
const englishEmotions: Readonly<Record<string, EmotionLabel>> = {
  anger: 'anger', annoyance: 'anger', disapproval: 'anger', disgust: 'disgust', fear: 'fear', nervousness: 'fear', gratitude: 'gratitude',
  joy: 'joy', amusement: 'joy', approval: 'joy', excitement: 'joy', love: 'joy', optimism: 'joy', relief: 'joy', pride: 'joy', admiration: 'joy', desire: 'joy', caring: 'joy',
  sadness: 'disappointment', disappointment: 'disappointment', embarrassment: 'disappointment', grief: 'disappointment', remorse: 'disappointment',
  surprise: 'surprise', realization: 'surprise', confusion: 'surprise', curiosity: 'surprise', neutral: 'neutral',
};

const polarityOfEmotion: Readonly<Record<EmotionLabel, -1 | 0 | 1 | undefined>> = {
  joy: 1, gratitude: 1, anger: -1, disappointment: -1, fear: -1, disgust: -1, surprise: undefined, neutral: 0,
};

const chineseThanks = /谢谢|感谢|多谢|感恩|感激|致谢/;

export function loadRows(folder: string): LabelledRow[] {
  const table = (name: string): Record<string, string>[] => parseCsv(gunzipSync(readFileSync(join(folder, `${name}.csv.gz`))).toString('utf8'));
  return [
    ...['zh-hotel-reviews', 'zh-takeaway-reviews', 'zh-shopping-reviews'].flatMap((set) =>
      table(`${set}.train`).map((row): LabelledRow => ({ set, text: row['review'] ?? '', polarity: row['label'] === '1' ? 1 : -1, original: row['label'] ?? '', ...(row['cat'] === undefined ? {} : { category: row['cat'] }) })),
    ),
    ...['zh-weibo-emotion-usual', 'zh-weibo-emotion-virus', 'zh-emotion-clue'].flatMap((set) => table(`${set}.train`).map((row) => chineseEmotionRow(set, row))),
    ...['train', 'dev'].flatMap((part) => table(`en-goemotions.${part}`).map(englishEmotionRow)),
    ...restaurantRows(table('en-restaurant-aspects.train')),
    ...helpdeskRows(gunzipSync(readFileSync(join(folder, 'zh-helpdesk-dialogues.train.json.gz'))).toString('utf8')),
    ...requestRows(gunzipSync(readFileSync(join(folder, 'en-dialogue-satisfaction-mwoz.txt.gz'))).toString('utf8')),
    ...plainMessages().map((text): LabelledRow => ({ set: 'plain-messages', text, polarity: 0, emotion: certain('neutral'), original: 'neutral' })),
    ...turnedMessages().map(({ emotion, ...row }): LabelledRow => ({ set: 'turned-messages', ...row, emotion: certain(emotion), original: emotion })),
  ];
}

function certain(label: EmotionLabel): number[] {
  return emotionLabels.map((each) => (each === label ? 1 : 0));
}

function withPolarity(polarity: -1 | 0 | 1 | undefined): { polarity?: -1 | 0 | 1 } {
  return polarity === undefined ? {} : { polarity };
}

function chineseEmotionRow(set: string, row: Record<string, string>): LabelledRow {
  const text = row['text'] ?? '';
  const original = row['label'] ?? '';
  const mapped = chineseEmotions[original] ?? 'neutral';
  const label = mapped === 'joy' && chineseThanks.test(text) ? 'gratitude' : mapped;
  return { set, text, emotion: certain(label), original, ...withPolarity(polarityOfEmotion[label]) };
}

function englishEmotionRow(row: Record<string, string>): LabelledRow {
  const names = (row['labels'] ?? '').split('|');
  const groups = names.map((name) => englishEmotions[name] ?? 'neutral');
  const emotion = emotionLabels.map((label) => groups.filter((group) => group === label).length / groups.length);
  const signs = new Set(names.map((name) => (name === 'curiosity' ? 0 : polarityOfEmotion[englishEmotions[name] ?? 'neutral'])));
  const [only] = signs;
  return { set: 'en-goemotions', text: row['text'] ?? '', emotion, original: row['labels'] ?? '', ...withPolarity(signs.size === 1 ? only : undefined) };
}

/** A sentence is used when all its aspects agree; `$T$` is put back first. */
function restaurantRows(table: readonly Record<string, string>[]): LabelledRow[] {
  const sentences = new Map<string, Set<string>>();
  for (const row of table) {
    const text = (row['text'] ?? '').replaceAll('$T$', row['aspect'] ?? '');
    sentences.set(text, (sentences.get(text) ?? new Set()).add(row['polarity'] ?? ''));
  }
  return [...sentences]
    .filter(([, labels]) => labels.size === 1)
    .map(([text, labels]) => {
      const [label = '0'] = labels;
      return { set: 'en-restaurant-aspects', text, polarity: label === '1' ? 1 : label === '-1' ? -1 : 0, original: label };
    });
}

interface HelpdeskDialogue {
  readonly annotations: readonly { readonly quality: { readonly S: number } }[];
  readonly turns: readonly { readonly sender: string; readonly utterances: readonly string[] }[];
}

const dissatisfied = -0.6;

/** Nineteen people judged each dialogue: where they agree that the customer was dissatisfied, the opening complaint is negative. */
function helpdeskRows(json: string): LabelledRow[] {
  const dialogues = JSON.parse(json) as readonly HelpdeskDialogue[];
  return dialogues.flatMap((dialogue): LabelledRow[] => {
    const mean = dialogue.annotations.reduce((sum, { quality }) => sum + quality.S, 0) / dialogue.annotations.length;
    const opening = dialogue.turns[0];
    if (mean > dissatisfied || opening?.sender !== 'customer') return [];
    return [{ set: 'zh-helpdesk-dialogues', text: opening.utterances.join('\n'), polarity: -1, original: 'dissatisfied' }];
  });
}

/** Requests that every rater found unremarkable are neutral; turns that only thank are gratitude. */
function requestRows(text: string): LabelledRow[] {
  return text.split('\n').flatMap((line): LabelledRow[] => {
    const [speaker, utterance = '', act = '', ratings = ''] = line.split('\t');
    if (speaker !== 'USER' || utterance === 'OVERALL') return [];
    const base = { set: 'en-dialogue-satisfaction-mwoz', text: utterance };
    if (act.startsWith('general-thank') && /thank/i.test(utterance)) return [{ ...base, emotion: certain('gratitude'), polarity: 1, original: 'thanks' }];
    if (/^[3,]+$/.test(ratings.trim()) && !/thank|great|sorry|bye/i.test(utterance)) return [{ ...base, emotion: certain('neutral'), polarity: 0, original: 'request' }];
    return [];
  });
}
