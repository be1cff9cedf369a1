/**
 * Trains the reading model from the public sets and the seed corpus, measures it on rows and trades it never saw and writes it with its card.
 * Same data, same bytes. Usage: npm run train:reading [-- <folder of the data sets>]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadReader } from '../src/reading/index.ts';
import { encodeModel } from '../src/reading/model-file.ts';
import { readDocuments } from '../src/reading/training/documents.ts';
import { writeCard } from './training/card.ts';
import { trainBase } from './training/course.ts';
import { trainHeads } from './training/heads-course.ts';
import { loadRows } from './training/sets.ts';
import { splitRows } from './training/split.ts';

const root = join(import.meta.dirname, '..');
const folder = process.argv[2] ?? join(root, '../shared/data');
const target = join(root, 'src/reading/model');
const started = performance.now();
const tell = (what: string): void => void process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s  ${what}\n`);

const rows = splitRows(loadRows(folder));
tell(`${rows.length} rows from the sets`);
const documents = readDocuments(rows.map(({ text }) => text));
tell(`${documents.buckets.length} features`);
const base = trainBase({ rows, documents }, tell);
const { heads, report } = trainHeads(base, { corpus: join(root, 'corpus'), data: folder }, tell);
const bytes = encodeModel({ ...base, ...heads });
mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'reading.bin'), bytes);
const card = writeCard(loadReader(bytes), { rows, heads: report, size: bytes.length });
writeFileSync(join(target, 'CARD.md'), card);
tell(`${bytes.length} bytes written`);
process.stdout.write(card);
