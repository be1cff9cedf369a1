/**
 * The outside world on its way in: files become tables of clean text records, and their columns are recognised. What
 * the records mean and how they are stored is `facts`.
 */
export { basketLines } from './basket-lines.ts';
export { asText } from './json-lines.ts';
export { plainHeader } from './column-synonyms.ts';
export { recognise, recogniseKinds } from './recognise-columns.ts';
export type { Recognition, RecognisedColumn, Table } from './recognise-columns.ts';
export { RecordWriter } from './record-writer.ts';
export { describeSource, readParts } from './source.ts';
export type { GivenReading, Parts, Source } from './source.ts';
export type { SourceFile, SourceFormat } from './source-file.ts';
export { profileOf } from './value-evidence.ts';
