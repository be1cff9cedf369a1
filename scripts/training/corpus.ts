/** The seed corpus: messages and dialogues of many trades, written and labelled for this project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AspectLabel, ClaimKind, EmotionalNeed, EmotionLabel, IntentLabel, NeedLevel, ObjectionCause, PhraseCategory, ObjectionTruth, PickyMotive, SalesStep, Speaker } from '../../src/domain/index.ts';
import type { TurnAct } from '../../src/reading/heads/head-names.ts';

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
  /** What a colleague does in a turn of a dialogue; messages by themselves do not say. */
  readonly acts?: readonly TurnAct[];
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
  readonly steps: readonly SalesStep[];
  readonly prematurePitch: boolean;
  readonly summarisedBack: boolean;
  /** Where the customer objects; `objectionTurn` counts from 0. */
  readonly objectionTruth?: ObjectionTruth;
  readonly objectionTurn?: number;
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

/**
 * Written after the first fifteen, whose names stand behind the colons: each of these is left out together with the one that it is most like, so that a trade
 * read as unseen is unseen with its like. Those written second share the habits of one writing and are left out with `travel`. The plain sentences of every day belong to no trade.
 */
const likeTrades: Readonly<Record<string, string>> = {
  fitness: 'travel', grocery: 'travel', housekeeping: 'travel', logistics: 'travel', photography: 'travel', everyday: 'travel',
  hotel: 'travel', airline: 'travel', railway: 'travel', ridehailing: 'travel', carrental: 'travel', tickets: 'travel',
  carrepair: 'automotive', drivingschool: 'automotive',
  funds: 'banking', loans: 'banking', accounting: 'banking',
  cosmetics: 'beauty', beautyclinic: 'beauty',
  shoes: 'clothing', laundry: 'clothing', jewellery: 'clothing', outdoorgear: 'clothing', secondhand: 'clothing',
  bakery: 'dining', coffee: 'dining', takeaway: 'dining', supermarket: 'dining', winetea: 'dining', farmfresh: 'dining',
  onlinecourse: 'education', childcare: 'education', studyabroad: 'education', artclass: 'education', recruitment: 'education', corporatetraining: 'education', bookshop: 'education', musicshop: 'education',
  appliances: 'electronics', smarthome: 'electronics', phonerepair: 'electronics', toys: 'electronics', solar: 'electronics', aircon: 'electronics',
  pharmacy: 'healthcare', supplements: 'healthcare', eldercare: 'healthcare', babygoods: 'healthcare', physio: 'healthcare', hearingaids: 'healthcare', checkups: 'healthcare', counselling: 'healthcare', petshop: 'healthcare',
  machinery: 'industry', packaging: 'industry', printing: 'industry', officesupplies: 'industry', chemicals: 'industry', translation: 'industry', marketingagency: 'industry', events: 'industry',
  lawfirm: 'insurance',
  publicservice: 'property', elevators: 'property', coworking: 'property',
  furniture: 'renovation', mattress: 'renovation', buildingmaterials: 'renovation', florist: 'renovation', gardencentre: 'renovation', wedding: 'renovation',
  cloud: 'software', gameapps: 'software', streaming: 'software',
  broadband: 'telecom', energy: 'telecom',
};

/**
 * Whether calibration and thresholds are learned from a row. The later trades are denser in labels (of five of them more than a quarter object, of the
 * others less than a fifth): what says yes often enough for them says it too often elsewhere.
 */
export function settlesHeads({ trade }: { readonly trade: string }): boolean {
  return !(trade in likeTrades);
}

/** Each trade once: by name, those written later behind the others. */
export function tradesInOrder(rows: readonly { readonly trade: string }[]): string[] {
  return [...new Set(rows.map(({ trade }) => trade))].toSorted().toSorted((one, other) => Number(one in likeTrades) - Number(other in likeTrades));
}

/** Into so many folds trades are dealt, wherever something is judged on trades it has not learned from. */
export const foldCount = 5;

/** Trades dealt into folds of trades that are left out together, both languages at once, each with its like. */
export function foldOfTrade(rows: readonly { readonly trade: string }[]): ReadonlyMap<string, number> {
  const trades = tradesInOrder(rows);
  const first = new Map(trades.filter((trade) => !(trade in likeTrades)).map((trade, at) => [trade, at % foldCount]));
  return new Map(trades.map((trade) => [trade, first.get(likeTrades[trade] ?? trade) ?? foldCount - 1]));
}
