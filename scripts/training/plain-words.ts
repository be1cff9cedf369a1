/**
 * Plain wordings beside the corpus, whose messages are indirect as often as not: without them "it broke again" would be no complaint.
 * Taken from development parts, which the base they are read with has not learned from. Most heads are not asked.
 */
import { emotionLabels } from '../../src/domain/index.ts';
import { customerHeads } from '../../src/reading/heads/head-names.ts';
import type { SplitRow } from './split.ts';

export interface PlainRow {
  readonly set: string;
  readonly text: string;
  /** Per customer head: 1 yes, 0 no, −1 not asked. */
  readonly answers: Int8Array;
}

const longest = 60;
/** At most this many of a set with the same label. */
const mostAlike = 30;

export function plainRows(rows: readonly SplitRow[]): PlainRow[] {
  const taken = new Map<string, number>();
  return rows.flatMap((row): PlainRow[] => {
    if (row.part !== 'development' || row.repeated || row.text.length > longest || row.polarity === undefined) return [];
    const kind = `${row.set} ${row.category ?? ''} ${row.set.includes('emotion') ? row.original : row.polarity}`;
    const before = taken.get(kind) ?? 0;
    if (before >= mostAlike) return [];
    taken.set(kind, before + 1);
    return [{ set: row.set, text: row.text, answers: answersOf(row) }];
  });
}

function answersOf({ set, polarity, emotion, original }: SplitRow): Int8Array {
  const says = new Map<string, boolean>([
    ['mood.negative', polarity === -1],
    ['mood.neutral', polarity === 0],
    ['mood.positive', polarity === 1],
    ['intent.objection', false],
    ['sarcasm.risk', false],
  ]);
  const feels = emotion?.indexOf(1) ?? -1;
  if (feels >= 0) emotionLabels.forEach((label, at) => says.set(`emotion.${label}`, at === feels));
  if (polarity === -1) says.set('intent.praise', false).set('intent.thanks', false).set('emotion.joy', false).set('emotion.gratitude', false).set('emotion.neutral', false);
  if (polarity === 1) says.set('intent.complaint', false);
  if (set.includes('reviews') || set === 'en-restaurant-aspects' || set === 'zh-helpdesk-dialogues') {
    says.set('intent.complaint', polarity === -1).set('intent.praise', polarity === 1);
    for (const head of customerHeads) if (head.startsWith('objection.')) says.set(head, false);
  }
  if (original === 'thanks') says.set('intent.thanks', true);
  if (set === 'plain-messages' || original === 'request') says.set('intent.complaint', false).set('intent.praise', false).set('intent.idea', false);
  return Int8Array.from(customerHeads, (head) => (says.has(head) ? Number(says.get(head)) : -1));
}
