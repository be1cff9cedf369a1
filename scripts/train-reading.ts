/**
 * Trains the reading model from the public sets and the seed corpus, measures it on rows and trades it never saw and writes it with its card.
 * Same data, same bytes. Usage: npm run train:reading [-- <folder of the data sets>]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Features } from '../src/reading/features.ts';
import { loadReader } from '../src/reading/index.ts';
import { encodeModel } from '../src/reading/model-file.ts';
import { emptyReading, takeText } from '../src/reading/reader.ts';
import { readDocuments } from '../src/reading/training/documents.ts';
import { writeCard } from './training/card.ts';
import { trainBase } from './training/course.ts';
import { crossEmotions } from './training/crossed-emotions.ts';
import { trainHeads } from './training/heads-course.ts';
import { loadRows } from './training/sets.ts';
import { splitRows } from './training/split.ts';
import type { SplitRow } from './training/split.ts';
import { loadTopics } from './training/topics.ts';
import { judgeUnseenDomains } from './training/unseen-domains.ts';

const root = join(import.meta.dirname, '..');
const folder = process.argv[2] ?? join(root, '../shared/data');
const corpus = join(root, 'corpus');
const target = join(root, 'src/reading/model');
const started = performance.now();
const tell = (what: string): void => void process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s  ${what}\n`);

const rows = splitRows(loadRows(folder));
tell(`${rows.length} rows from the sets`);
const topics = loadTopics(corpus);
const documents = readDocuments(rows.map(({ text }) => text), topics);
tell(`${documents.buckets.length} features`);
const domains = judgeUnseenDomains({ rows, documents });
const crossed = crossEmotions({ rows, documents });
tell(crossed.map(({ set, macroF1 }) => `${set} ${macroF1.toFixed(3)}`).join(', '));
tell(domains.map(({ name, accuracy }) => `${name} ${accuracy.toFixed(3)}`).join(', '));
const twin = trainBase({ rows, documents, topics }, tell);
const { heads, report } = await trainHeads(twin, { corpus, data: folder, sets: rows }, tell);
const everything = rows.map((row): SplitRow => ({ ...row, part: 'train' }));
const base = trainBase({ rows: everything, documents, topics }, tell, twin.calibration);
const bytes = encodeModel({ ...base, ...heads });
const features = new Features(topics);
const card = writeCard((text) => takeText(twin, features, text)?.reading ?? emptyReading, { version: loadReader(bytes).version, size: bytes.length, rows, heads: report, domains, crossed });
mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'reading.bin'), bytes);
writeFileSync(join(target, 'CARD.md'), card);
tell(`${bytes.length} bytes written`);
tell(`${(process.cpuUsage().user / 1e6).toFixed(0)} s of processor time`);
process.stdout.write(card);
