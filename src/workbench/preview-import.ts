/** What an import would make of a file, before anything is stored. */
import { findLiveImport, savedKinds } from '../actions/imports/index.ts';
import { operations } from '../contract/index.ts';
import { importColumns } from '../facts/index.ts';
import { recogniseKinds } from '../sources/index.ts';
import { describeImport, sourceFingerprint } from './describe-import.ts';
import { implement } from './implementation.ts';
import { chooseMapping, fieldSources, headerFingerprint, usesDecimalComma } from './import-mapping.ts';
import { sourceFile } from './import-source.ts';

/** Enough of a file to know its encoding. */
const lookedAtBytes = 8 << 20;
const shownRows = 20;
const shownSamples = 5;

export const previewImport = implement(operations.previewImport, async (workspace, input, call) => {
  const file = await sourceFile(workspace, input.source, call);
  const given = input.reading ?? {};
  const source = await describeImport(workspace, file, given, { limit: lookedAtBytes });
  const saved = await savedKinds(workspace.desk, headerFingerprint(source));
  const kinds = recogniseKinds(source).toSorted((a, b) => Number(saved.has(b.kind)) - Number(saved.has(a.kind)));
  const kind = input.kind ?? kinds[0]?.kind ?? 'orders';
  const chosen = await chooseMapping(workspace, source, kind, input.mapping);
  const sources = fieldSources(chosen.mapping, source.headers);
  const targetOf = (field: number): string | null => [...sources].find(([, from]) => 'field' in from && from.field === field)?.[0] ?? null;
  const live = await findLiveImport(workspace.desk, sourceFingerprint(source, kind, chosen.mapping, given));
  return {
    fileName: file.name,
    format: source.format,
    reading: {
      encoding: source.inspected.encoding,
      header: source.header,
      decimalComma: given.decimalComma ?? usesDecimalComma(source, kind, sources),
      ...(source.shape === undefined ? {} : { delimiter: String.fromCharCode(source.shape.delimiter) }),
      ...(source.sheet === undefined ? {} : { sheet: source.sheet }),
      ...(given.dateFormat === undefined ? {} : { dateFormat: given.dateFormat }),
    },
    kinds: kinds.map(({ kind, confidence, missing }) => ({ kind, confidence, missing: [...missing] })),
    kind,
    columns: chosen.recognition.columns.map((column, field) => {
      const target = targetOf(field);
      const isRecognised = target === column.target;
      return {
        name: column.name,
        samples: source.samples.flatMap((row) => row[field] ?? []).slice(0, shownSamples),
        target,
        confidence: isRecognised ? column.confidence : target === null ? 0 : 1,
        reason: isRecognised ? { ...column.reason } : reasonChosen(chosen.from, target),
      };
    }),
    targets: importColumns(kind).map(({ name, title, required }) => ({ name, title: { ...title }, required: required === true })),
    mapping: { ...chosen.mapping },
    mappingFrom: chosen.from,
    missing: [...chosen.missing],
    sampleRows: source.samples.slice(0, shownRows).map((row) => Array.from(row)),
    estimatedRows: source.estimatedRows,
    alreadyImported: live?.id ?? null,
  };
});

function reasonChosen(from: 'detected' | 'saved' | 'given', target: string | null): { zh: string; en: string } {
  if (target === null) return { zh: '原样保留在附加属性里', en: 'kept as an attribute' };
  return from === 'saved' ? { zh: '沿用上次导入的对应', en: 'as in the last import of such a file' } : { zh: '由你指定', en: 'as you chose' };
}
