import type { operations, OutputOf } from '../../contract/index.ts';
import { emotionLabels, sql } from '../../domain/index.ts';
import type { Query } from '../../domain/index.ts';
import { feeling } from '../feeling.ts';
import { counted, customersBy, pageFigures, shareOf, tooFewForInterval, words } from './company-figure.ts';
import type { CompanyFigure, PageFigures } from './company-figure.ts';
import { textsBehind } from './texts-behind.ts';

type Feeling = OutputOf<typeof operations.feeling>;

/** The window the figures of touchpoints and products look back on. */
const windowDays = 365;
const speakers = { amount: sql`s.texts`, title: words.texts, unit: 'count', where: sql`s.texts > 0`, total: null, heading: { zh: '话最多的客户', en: 'The customers who said most' } } as const;

function about([kind, id]: readonly string[]): Query {
  return kind === 'product' ? sql`r.product_id = ${id ?? ''}` : sql`r.touchpoint = ${id ?? ''}`;
}

const figures: readonly CompanyFigure<Feeling>[] = [
  {
    measure: 'textsRead',
    title: { zh: '读过的话', en: 'Texts read' },
    unit: 'count',
    meaning: { zh: '截至截止日，客户自己说的、已经读过的话有多少段；对话里我们说的不算。', en: 'How many texts of customers had been read by the as-of day; what our side said does not count.' },
    formula: 'Σ textsᵢ',
    method: 'feeling.customers',
    asked: [],
    shows: ['texts'],
    instances: ({ texts }) => [{ of: [], value: texts, observations: texts, inputs: [] }],
    noInterval: counted,
    behind: (shown) => customersBy(shown, speakers),
  },
  {
    measure: 'speakersShare',
    title: { zh: '开过口的客户占比', en: 'Share of customers who have spoken' },
    unit: 'probability',
    meaning: { zh: '全部客户里，自己说过至少一段话的占多少。没开口的人未必这样想，所以这个数越低，别的数越要小心看。', en: 'Of all customers, the share who said something themselves. The silent ones may feel otherwise: the lower this is, the more care the other figures need.' },
    formula: '#{i : textsᵢ > 0} / #{i}',
    method: 'feeling.customers',
    asked: [],
    shows: ['customersShare'],
    instances: ({ customersShare, texts }) => [{ of: [], value: customersShare, observations: texts, inputs: [[words.texts, texts]] }],
    noInterval: counted,
    behind: (shown) => customersBy(shown, speakers),
  },
  {
    measure: 'subjectMood',
    title: { zh: '这里的情绪', en: 'Mood here' },
    unit: 'score',
    meaning: {
      zh: '近一年说到它的话，平均情绪，从 −1（很不满）到 1（很满意）。话越少越不可靠，所以往总体拉近。',
      en: 'The average mood of the last year’s texts about it, from −1 (very unhappy) to 1 (very happy). Few texts prove little, so it is drawn towards the overall mean.',
    },
    formula: 'μ + λ (m − μ) ± z₈₀ · √(λ σ²/n + (1 − λ)² σ²/N), λ = τ² / (τ² + σ²/n); m = mean of its n texts, μ = mean of all N',
    method: 'feeling.subjects',
    asked: ['touchpoint or product', 'id'],
    shows: ['subjects[].mood', 'subjects[].low', 'subjects[].high', 'subjects[].raw'],
    instances: ({ subjects }) =>
      subjects.map(({ kind, id, mood, low, high, raw, texts }) => ({ of: [kind, id], value: mood, low, high, observations: texts, inputs: [[words.texts, texts], [{ zh: '这些话的平均', en: 'Plain mean of the texts' }, raw, 'score']] })),
    noInterval: tooFewForInterval,
    behind: (shown, { of, value }) => textsBehind(shown, { where: about(of), days: windowDays, order: (value ?? 0) > 0 ? 'gladdest' : 'sorest' }),
  },
  {
    measure: 'subjectTexts',
    title: { zh: '说到它的话', en: 'Texts about it' },
    unit: 'count',
    meaning: { zh: '近一年客户说到它的话有多少段。', en: 'How many texts of the last year speak of it.' },
    formula: '#{texts about it in 365 days}',
    method: 'feeling.subjects',
    asked: ['touchpoint or product', 'id'],
    shows: ['subjects[].texts'],
    instances: ({ subjects, texts: all }) => subjects.map(({ kind, id, texts }) => ({ of: [kind, id], value: texts, observations: texts, inputs: [[{ zh: '全部的话', en: 'All texts' }, all]] })),
    noInterval: counted,
    behind: (shown, { of }) => textsBehind(shown, { where: about(of), days: windowDays, order: 'latest' }),
  },
  {
    measure: 'subjectEmotion',
    title: { zh: '某种情绪的占比', en: 'Share of an emotion' },
    unit: 'probability',
    meaning: { zh: '近一年说到它的话里，主要情绪是这一种的占多少；每段话只算它最主要的一种。', en: 'Of the last year’s texts about it, the share whose leading emotion is this one; every text counts with one emotion only.' },
    formula: '#{texts with the emotion} / #{texts}',
    method: 'feeling.subjects',
    asked: ['touchpoint or product', 'id', 'emotion'],
    shows: ['subjects[].emotions'],
    instances: ({ subjects }) =>
      subjects.flatMap(({ kind, id, emotions, texts }) => {
        const all = emotionLabels.reduce((sum, label) => sum + (emotions[label] ?? 0), 0);
        return emotionLabels.map((label) => ({ of: [kind, id, label], value: shareOf(emotions[label] ?? 0, all), observations: texts, inputs: [[{ zh: '这种情绪的话', en: 'Texts with this emotion' }, emotions[label] ?? 0], [words.texts, all]] as const }));
      }),
    noInterval: { zh: '是读出来的话的构成；阅读本身的对错见方法说明，没有再折成区间。', en: 'It is the make-up of what was read; how often the reading itself errs is in the method card and is not turned into an interval.' },
    behind: (shown, { of, inputs }) => textsBehind(shown, { where: sql`${about(of)} and r.emotion_label = ${of[2] ?? ''}`, days: windowDays, order: 'latest', total: Number(inputs[0]?.[1] ?? 0) }),
  },
];

export const feelingFigures: PageFigures = pageFigures(feeling, figures);
