import { addCorrection } from '../actions/corrections/index.ts';
import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { ZhiyinError } from '../domain/index.ts';
import { applyCorrection } from '../facts/index.ts';
import type { Correction } from '../facts/index.ts';
import { implement } from './implementation.ts';
import { shippedReader } from './reader.ts';

type ReadingOutput = OutputOf<typeof operations.readTexts>['readings'][number];

/** Reads texts that are handed in, without keeping anything. */
export const readTexts = implement(operations.readTexts, async (_workspace, { texts }) => {
  const reader = await shippedReader();
  return { reader: reader.version, readings: texts.map((text) => reader.read(text) as ReadingOutput) };
});

/** Puts a label right: at once in what is shown, and for good in what later readings start from. */
export const correctLabel = implement(operations.correctLabel, async ({ desk, warehouse }, input) => {
  const correction = { textId: input.id, kind: input.kind, label: input.label } as Correction;
  if ((await applyCorrection(warehouse, correction)) === 0) throw new ZhiyinError('NOT_FOUND', { what: 'text', id: input.id });
  return { correction: await addCorrection(desk, { ...correction, source: input.source }) };
});
