/** Readers for measuring: each has learned from all trades of the seed corpus but a few. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agentHeads, customerHeads, speakerHeads } from '../../src/reading/heads/head-names.ts';
import { ruleColumnNames } from '../../src/reading/heads/rule-columns.ts';
import { loadReader, readsMessages } from '../../src/reading/index.ts';
import type { MessageReader } from '../../src/reading/index.ts';
import { layTable } from '../../src/reading/kernel/table.ts';
import { decodeModel, encodeModel } from '../../src/reading/model-file.ts';
import type { HeadTable, Model } from '../../src/reading/model-file.ts';
import { promiseFinder } from '../../src/reading/promises/index.ts';
import type { Speaker } from '../../src/domain/index.ts';
import { agentAnswers, customerAnswers } from '../training/answers.ts';
import { foldCount, foldOfTrade, loadCorpusRows, settlesHeads } from '../training/corpus.ts';
import type { CorpusRow } from '../training/corpus.ts';
import { fitApart } from '../training/fit-apart.ts';
import type { SideName } from '../training/fit-side.ts';
import { readHeadTexts } from '../training/head-texts.ts';
import { learnPromises, readLabelledMessages } from '../training/promises.ts';
import { quantise } from '../../src/reading/training/quantise.ts';
import { marksOf } from '../training/switches.ts';
import type { Answers } from '../training/switches.ts';
import { scoreUnseen, settleHeads } from '../training/unseen.ts';


export interface UnseenReaders {
  /** A reader whose message heads and promises know nothing of the trade. */
  of(trade: string): MessageReader;
}

/**
 * The base (polarity, emotion), the polarity of aspects and the outcome of conversations are those of the shipped model; the heads that decide labels
 * and the weights of promises are learned anew without a fold of trades, their thresholds from the other folds.
 * @param kept a folder in which the models are kept and found again; give a new one when corpus or features change
 */
export async function learnUnseenReaders({ corpus, shipped, kept }: { readonly corpus: string; readonly shipped: Uint8Array; readonly kept?: string | undefined }): Promise<UnseenReaders> {
  const rows = loadCorpusRows(corpus);
  const folds = foldOfTrade(rows);
  const models = keptModels(kept) ?? await learnModels(rows, folds, decodeModel(shipped));
  if (kept !== undefined) keep(kept, models);
  const messages = readLabelledMessages(corpus);
  const readers = models.map((bytes, fold) => readsMessages(loadReader(bytes), promiseFinder(learnPromises(messages.filter(({ trade }) => folds.get(trade) !== fold)))));
  return { of: (trade) => readers[folds.get(trade)!]! };
}

function fileOf(folder: string, fold: number): string {
  return join(folder, `without-${fold}.bin`);
}

function keptModels(folder: string | undefined): Uint8Array[] | undefined {
  if (folder === undefined || !existsSync(fileOf(folder, foldCount - 1))) return undefined;
  return Array.from({ length: foldCount }, (_, fold) => readFileSync(fileOf(folder, fold)));
}

function keep(folder: string, models: readonly Uint8Array[]): void {
  mkdirSync(folder, { recursive: true });
  models.forEach((bytes, fold) => writeFileSync(fileOf(folder, fold), bytes));
}

async function learnModels(rows: readonly CorpusRow[], folds: ReadonlyMap<string, number>, shipped: Model): Promise<Uint8Array[]> {
  const spokenBy = (speaker: Speaker): CorpusRow[] => rows.filter(({ message }) => message.speaker === speaker);
  const [theirs, ours] = [spokenBy('customer'), spokenBy('agent')];
  const learn = async (side: SideName, own: readonly CorpusRow[], names: readonly string[], about: { readonly speaker: Speaker; readonly columns: readonly string[]; readonly answers: Answers }): Promise<HeadTable[]> => {
    const texts = readHeadTexts(shipped, own.map(({ message }) => message.text), about);
    const foldAt = own.map(({ trade }) => folds.get(trade)!);
    const lesson = { texts, answers: about.answers, heads: names.length, places: own.map(({ trade }) => trade) };
    const fitted = await fitApart(side, lesson, Array.from({ length: foldCount }, (_, fold) => own.flatMap((_row, at) => (foldAt[at] === fold ? [] : [at]))));
    const unseen = scoreUnseen(fitted, texts, { folds: foldAt, settling: own.map(settlesHeads) });
    return fitted.map((model, fold) => ({ table: layTable({ ...quantise(model), marks: marksOf(model.rows) }), settings: settleHeads(names, unseen, about.answers, (at) => foldAt[at] !== fold), ruleColumns: about.columns }));
  };
  const customer = await learn('customer', theirs, customerHeads, { speaker: 'customer', columns: ruleColumnNames('customer'), answers: theirs.map(({ message }) => customerAnswers(message)) });
  const agent = await learn('agent', ours, agentHeads, { speaker: 'agent', columns: ruleColumnNames('agent'), answers: ours.map(({ message }) => agentAnswers(message)) });
  const speaker = await learn('speaker', rows, speakerHeads, { speaker: 'customer', columns: [], answers: rows.map(({ message }) => Int8Array.of(message.speaker === 'agent' ? 1 : 0)) });
  return customer.map((table, fold) => encodeModel({ ...shipped, customer: table, agent: agent[fold]!, speaker: speaker[fold]! }));
}
