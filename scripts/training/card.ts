import type { EmotionLabel, Reading } from '../../src/domain/index.ts';
import { binByProbability, ekmanOf, groupsOf, measureClasses, measurePolarity, weiboOf } from './evaluation.ts';
import { classTable, three } from './class-table.ts';
import { passes, weighGates } from './gates.ts';
import type { CrossedEmotions } from './crossed-emotions.ts';
import type { DomainResult } from './unseen-domains.ts';
import { headSections } from './heads-card.ts';
import type { HeadsReport } from './heads-course.ts';
import { setCards } from './sets.ts';
import type { SplitRow } from './split.ts';

type Read = (text: string) => Reading;

interface Facts {
  readonly version: string;
  readonly size: number;
  readonly rows: readonly SplitRow[];
  readonly heads: HeadsReport;
  readonly domains: readonly DomainResult[];
  readonly crossed: readonly CrossedEmotions[];
}

/** The model's card in Markdown. `read` reads with the twin that knows the training part only: every figure is measured on what it has not seen. */
export function writeCard(read: Read, { version, size, rows, heads, ...unseen }: Facts): string {
  const test = rows.filter(({ part }) => part === 'test');
  return [
    '# The reading model',
    '',
    `Version \`${version}\`, ${(size / 1e6).toFixed(2)} MB. Made by \`npm run train:reading\`; the same data give the same bytes. This card is written by that command.`,
    '',
    'The shipped base learned from every row. The figures come from a twin that learned from the training part only; the shipped base keeps its calibration. Where a message is known to be a customer’s, polarity and emotion are those of the message heads, which learned from the seed corpus (see What they feel); the tables of polarity and emotion by set are the base’s.',
    '',
    '## Gates',
    '',
    gateTable(read, test, unseen),
    '',
    'Rare emotions are few in the test part (sixteen of surprise in the epidemic set), so the Weibo sets are also read row by row by heads that have not seen the row: ten times a tenth is left out and another tenth settles the shifts.',
    '',
    ...unseen.crossed.flatMap(({ set, rows: count, classes, macroF1 }) => [`### ${set}, each row left out in turn`, '', `Macro-F1 **${three(macroF1)}** on ${count} rows.`, '', classTable(classes), '']),
    '## Calibration',
    '',
    'Of the reviews of the test part to which the twin gives a probability of being good, how many are. Each bar is ten characters long at 100 %.',
    '',
    calibrationTable(read, test),
    '',
    '## What it learned from',
    '',
    dataTable(rows),
    '',
    'Rows are split by the hash of their bare text (84 % train, 8 % development, 8 % test), so a text that stands in several sets falls into the same part of each; it is learned from once.',
    'Emotions: happy, happiness and like are read as joy (gratitude where the text thanks); sad and sadness as disappointment; GoEmotions by its own Ekman grouping (disapproval with anger; curiosity, confusion and realization with surprise), gratitude kept apart from joy.',
    'For Weibo the eight are read as six (gratitude as happy, disgust as angry); for GoEmotions as Ekman’s (gratitude as joy). Polarity of GoEmotions: where all its labels agree in sign.',
    '',
    '## Polarity, test part',
    '',
    'Accuracy: sign of the score against the label, every row counted. ECE: ten bins of (score + 1) / 2. p ≥ .9: |score| ≥ .8. Labelled: neither unsure nor neutral.',
    '',
    polarityTable(read, test),
    '',
    '## Neutral texts, test part',
    '',
    neutralTable(read, test),
    '',
    ...emotionSections(read, test),
    ...headSections(heads),
    '## Known limits',
    '',
    '* Reviews know no neutral: neutral comes from posts, requests and plain questions, and is the least certain label.',
    '* Labels are noisy: reviews carry their overall stars, so mixed reviews and complaints under good stars count as errors here. How often was not measured.',
    '* Choices were made on development parts and an earlier draw of the parts; a result on a small class moves by several points with the draw of rows.',
    '* Double negation and "X is X, but …" are learned as tendencies, not certainties; short texts of that kind are often unsure.',
    '* Another trade is read less well than these: retrain on your own stars. Irony is only flagged by lower confidence. Other languages are read by emoji and little else.',
    '* Emotion probabilities follow the balance of posts, not of your customers; disappointment stands for all sadness.',
    '',
  ].join('\n');
}

function gateTable(read: Read, test: readonly SplitRow[], unseen: Pick<Facts, 'domains' | 'crossed'>): string {
  return [
    '| what | asks | floor | reached | |',
    '|---|---|---:|---:|---|',
    ...weighGates(read, test, unseen).map((gate) => `| ${gate.name} | ${gate.asks} | ${gate.atMost ? '≤' : '≥'} ${gate.floor.toFixed(2)} | ${three(gate.reached)} | ${passes(gate) ? 'pass' : '**fail**'} |`),
  ].join('\n');
}

function calibrationTable(read: Read, test: readonly SplitRow[]): string {
  const own = test.filter(({ set, polarity }) => set.startsWith('zh') && set.includes('reviews') && (polarity === 1 || polarity === -1));
  const bins = binByProbability(own.map(({ text }) => (read(text).polarity.score + 1) / 2), own.map(({ polarity }) => polarity === 1));
  return [
    '| stated | rows | mean stated | came true | |',
    '|---|---:|---:|---:|---|',
    ...bins.map(({ rows, sum, yes }, at) => `| ${at * 10}–${at * 10 + 10} % | ${rows} | ${three(sum / Math.max(1, rows))} | ${three(yes / Math.max(1, rows))} | ${'█'.repeat(Math.round((10 * yes) / Math.max(1, rows)))} |`),
  ].join('\n');
}

function dataTable(rows: readonly SplitRow[]): string {
  return [
    '| set | what | licence as stated by its source | used for | rows | of these tested |',
    '|---|---|---|---|---:|---:|',
    ...setCards.map(({ name, title, licence, use }) => {
      const own = rows.filter(({ set }) => set === name);
      return `| ${name} | ${title} | ${licence} | ${use} | ${own.filter(({ repeated }) => !repeated).length} | ${own.filter(({ part }) => part === 'test').length} |`;
    }),
  ].join('\n');
}

function polarityTable(read: Read, test: readonly SplitRow[]): string {
  const sets = setCards.map(({ name }) => name).filter((name) => test.some(({ set, polarity }) => set === name && polarity !== undefined && polarity !== 0));
  return [
    '| set | rows | accuracy | ECE | accuracy at p ≥ .9 | share at p ≥ .9 | labelled | accuracy where labelled |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    ...sets.map((name) => {
      const own = test.filter(({ set, polarity }) => set === name && polarity !== undefined && polarity !== 0);
      const result = measurePolarity(own.map(({ text }) => read(text)), own.map(({ polarity }) => polarity === 1));
      const figures = [result.accuracy, result.calibrationError, result.sureAccuracy, result.sureShare, result.labelledShare, result.labelledAccuracy];
      return `| ${name} | ${result.rows} | ${figures.map(three).join(' | ')} |`;
    }),
  ].join('\n');
}

function neutralTable(read: Read, test: readonly SplitRow[]): string {
  const sets = setCards.map(({ name }) => name).filter((name) => test.some(({ set, polarity }) => set === name && polarity === 0));
  return [
    '| set | rows | neutral | unsure | negative | positive |',
    '|---|---:|---:|---:|---:|---:|',
    ...sets.map((name) => {
      const labels = test.filter(({ set, polarity }) => set === name && polarity === 0).map(({ text }) => read(text).polarity.label);
      const share = (label: string): string => three(labels.filter((each) => each === label).length / labels.length);
      return `| ${name} | ${labels.length} | ${['neutral', 'unsure', 'negative', 'positive'].map(share).join(' | ')} |`;
    }),
  ].join('\n');
}

function emotionSections(read: Read, test: readonly SplitRow[]): string[] {
  const of = (name: string): SplitRow[] => test.filter(({ set }) => set === name);
  const section = (title: string, rows: readonly SplitRow[], grouping: Readonly<Record<EmotionLabel, string>>): string[] => {
    const labels = [...new Set(rows.flatMap(({ emotion }) => groupsOf(emotion ?? [], grouping)))].toSorted();
    const { classes, macroF1 } = measureClasses(
      rows.map(({ text }) => grouping[read(text).emotion.label]),
      rows.map(({ emotion }) => groupsOf(emotion ?? [], grouping)),
      labels,
    );
    return [`## ${title}`, '', `Macro-F1 **${three(macroF1)}** on ${rows.length} rows.`, '', classTable(classes), ''];
  };
  const goEmotions = of('en-goemotions');
  const single = goEmotions.filter(({ emotion }) => groupsOf(emotion ?? [], ekmanOf).length === 1);
  return [
    ...section('Emotion: Weibo, everyday (six classes)', of('zh-weibo-emotion-usual'), weiboOf),
    ...section('Emotion: Weibo, epidemic (six classes)', of('zh-weibo-emotion-virus'), weiboOf),
    ...section('Emotion: CLUE (as the six classes)', of('zh-emotion-clue'), weiboOf),
    ...section('Emotion: GoEmotions, rows with one Ekman class', single, ekmanOf),
    ...section('Emotion: GoEmotions, all rows (any of a row’s classes is right)', goEmotions, ekmanOf),
  ];
}
