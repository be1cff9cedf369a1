import type { HeadsReport } from './heads-course.ts';
import type { HeadResult } from './unseen.ts';
import { classTable, three } from './class-table.ts';

/** The card's part on the message heads: every figure on trades left out of training. */
export function headSections({ messages, trades, sides, aspectPolarity, moods, outcomes, dialogues }: HeadsReport): string[] {
  return [
    '## Message heads, unseen trades',
    '',
    `Trained on ${messages} messages of the seed corpus (${trades.join(', ')}), Chinese and English side by side. Each figure is read on trades that were left out: five folds of trades, both languages together; calibration and threshold of a fold come from the other folds. The shipped heads know all trades.`,
    'Every head has learned by itself and, along directions that all heads of a side share, from the answers to all of them; both are added up.',
    'What the base heads say enters as features; the base they were measured with knows no message of the corpus. Rules enter as features too. Their authors knew the corpus, so what rests on them reads better here than it will elsewhere; the last column (both languages) shows the same heads with every rule silent.',
    'AP: mean precision over the ranks of the right ones, free of any threshold.',
    '',
    ...sides.flatMap((side) => [`### ${titles[side.side] ?? side.side}`, '', headTable(side), '']),
    `The polarity of an aspect (negative, neutral, positive) is right for ${three(aspectPolarity.accuracy)} of ${aspectPolarity.rows} labelled aspects of unseen trades.`,
    '',
    '### What they feel',
    '',
    `Polarity and emotion of customers’ messages by the message heads, which speak where the speaker is known. The score has the right sign for **${three(moods.signAccuracy)}** of those with a feeling.`,
    '',
    classTable([...moods.polarity, ...moods.emotion]),
    '',
    '## Conversations, left-out folds',
    '',
    'Dissatisfied: the customer leaves dissatisfied (help desk: mean of nineteen judgements below 0; bookings: mean rating below 3). Resolved: what they came for is settled. Rank: how often a yes is placed above a no.',
    '',
    '| asks | set | conversations | yes | rank | accuracy | F1 |',
    '|---|---|---:|---:|---:|---:|---:|',
    ...(['dissatisfied', 'resolved'] as const).flatMap((asks) => outcomes[asks].map(({ set, rows, yes, rankAccuracy, accuracy, f1 }) => `| ${asks} | ${set} | ${rows} | ${yes} | ${three(rankAccuracy)} | ${three(accuracy)} | ${three(f1)} |`)),
    '',
    '## What a conversation shows, left-out trades',
    '',
    `Of ${dialogues.dialogues} dialogues of the seed corpus, read by heads and models that had not seen the trade: which carry a step, an offer before any need was asked for, a summary of what the customer said, and how well each is found.`,
    '',
    classTable(dialogues.shape),
    '',
    `Of the ${dialogues.objecting} that object: the turn named is the labelled one in **${three(dialogues.rightTurn)}**; whether the objection is meant, of all, the turn right or not:`,
    '',
    classTable(dialogues.truth),
    '',
  ];
}

const titles: Readonly<Record<string, string>> = { customer: 'What customers say', agent: 'What we say', speaker: 'Who speaks' };

function headTable({ all, zh, en, withoutRules }: HeadsReport['sides'][number]): string {
  const cells = ({ rows, precision, recall, f1, averagePrecision }: HeadResult): string => `${rows} | ${two(precision)} | ${two(recall)} | ${two(f1)} | ${two(averagePrecision)}`;
  const mean = (results: readonly HeadResult[], of: (result: HeadResult) => number): string => two(results.reduce((sum, result) => sum + of(result), 0) / results.length);
  return [
    '| label | zh rows | precision | recall | F1 | AP | en rows | precision | recall | F1 | AP | F1 without rules |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...all.map(({ name }, at) => `| ${name} | ${cells(zh[at]!)} | ${cells(en[at]!)} | ${two(withoutRules[at]!.f1)} |`),
    ...(all.length > 1 ? [`| mean | | | | ${mean(zh, ({ f1 }) => f1)} | ${mean(zh, ({ averagePrecision }) => averagePrecision)} | | | | ${mean(en, ({ f1 }) => f1)} | ${mean(en, ({ averagePrecision }) => averagePrecision)} | ${mean(withoutRules, ({ f1 }) => f1)} |`] : []),
  ].join('\n');
}

function two(value: number): string {
  return value.toFixed(2);
}
