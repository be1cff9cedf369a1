/** The seed corpus: messages and dialogues of many trades, written and labelled for this project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AspectLabel, ClaimKind, EmotionalNeed, EmotionLabel, IntentLabel, NeedLevel, ObjectionCause, PhraseCategory, PickyMotive, Speaker } from '../../src/domain/index.ts';

export interface CorpusMessage {
  readonly speaker: Speaker;
  readonly text: string;
  readonly polarity?: 'positive' | 'neutral' | 'negative';
  readonly emotion?: EmotionLabel;
  readonly intents?: readonly IntentLabel[];
  readonly aspects?: Readonly<Partial<Record<AspectLabel, 'positive' | 'neutral' | 'negative'>>>;
  readonly objection?: { readonly cause: ObjectionCause; readonly when: 'now' | 'later' };
  readonly motive?: PickyMotive;
  readonly level?: NeedLevel;
  readonly hurt?: EmotionalNeed;
  readonly sarcasm?: boolean;
  readonly facts?: readonly { readonly kind: string; readonly quote: string }[];
  readonly phrases?: readonly { readonly category: PhraseCategory; readonly quote: string }[];
  readonly claims?: readonly { readonly kind: ClaimKind; readonly quote: string }[];
  readonly promises?: readonly { readonly quote: string }[];
  readonly done?: boolean;
  readonly cancelled?: boolean;
}

interface Place {
  readonly trade: string;
  readonly language: 'zh' | 'en';
}

export interface CorpusRow extends Place {
  readonly message: CorpusMessage;
}

export interface CorpusDialogue extends Place {
  readonly turns: readonly CorpusMessage[];
  readonly dissatisfied: boolean;
  /** Null where there was nothing to settle. */
  readonly resolved: boolean | null;
}

/** Messages, the turns of dialogues among them; a text counts once per trade. */
export function loadCorpusRows(folder: string): CorpusRow[] {
  const rows = [...readLines<CorpusMessage>(join(folder, 'messages')), ...readLines<CorpusDialogue>(join(folder, 'dialogues')).flatMap(({ line, ...place }) => line.turns.map((turn) => ({ ...place, line: turn })))];
  const seen = new Set<string>();
  return rows.flatMap(({ line, trade, language }) => {
    const key = `${trade} ${line.speaker} ${line.text}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ trade, language, message: line }];
  });
}

export function loadCorpusDialogues(folder: string): CorpusDialogue[] {
  return readLines<CorpusDialogue>(join(folder, 'dialogues')).map(({ line, trade, language }) => ({ ...line, trade, language }));
}

function readLines<Line>(folder: string): (Place & { readonly line: Line })[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .flatMap((name) => {
      const [trade = '', language] = name.split('.');
      return readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ({ trade, language: language === 'en' ? ('en' as const) : ('zh' as const), line: JSON.parse(line) as Line }));
    });
}

/** Written after figures of the others were published: they come last, in this order, so that the others keep their fold and their half. The plain sentences of every day belong to no trade. */
const laterTrades: readonly string[] = ['fitness', 'grocery', 'housekeeping', 'logistics', 'photography', 'everyday'];

/**
 * Whether calibration and thresholds are learned from a row. The later trades are denser in labels (of five of them more than a quarter object, of the
 * others less than a fifth): what says yes often enough for them says it too often elsewhere.
 */
export function settlesHeads({ trade }: { readonly trade: string }): boolean {
  return !laterTrades.includes(trade);
}

/** Each trade once: by name, those written later behind the others. */
export function tradesInOrder(rows: readonly { readonly trade: string }[]): string[] {
  const later = (trade: string): number => laterTrades.indexOf(trade);
  return [...new Set(rows.map(({ trade }) => trade))].toSorted().toSorted((one, other) => later(one) - later(other));
}

/**
 * Trades dealt into folds of trades that are left out together, both languages at once. Those written later share the habits of one writing: they are left
 * out together, or the heads would know the writer.
 */
export function foldOfTrade(rows: readonly { readonly trade: string }[], folds: number): ReadonlyMap<string, number> {
  return new Map(tradesInOrder(rows).map((trade, at) => [trade, laterTrades.includes(trade) ? folds - 1 : at % folds]));
}
