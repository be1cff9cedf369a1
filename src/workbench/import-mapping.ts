/** From what was recognised, saved and given to the one mapping an import uses. */
import { createHash } from 'node:crypto';
import { savedMapping } from '../actions/imports/index.ts';
import type { Mapping } from '../actions/imports/index.ts';
import { ZhiyinError } from '../domain/index.ts';
import type { FactKind } from '../domain/index.ts';
import { importColumns, missingColumns } from '../facts/index.ts';
import type { FieldSource } from '../facts/index.ts';
import { plainHeader, profileOf, recognise } from '../sources/index.ts';
import type { Recognition, Table } from '../sources/index.ts';
import type { Workspace } from './workspace.ts';

export interface ChosenMapping {
  readonly mapping: Mapping;
  readonly from: 'detected' | 'saved' | 'given';
  readonly recognition: Recognition;
  readonly missing: readonly string[];
}

/** Identifies files that have the same columns. */
export function headerFingerprint(table: Table): string {
  const shown = table.header ? table.headers.map(plainHeader) : [`#${table.headers.length}`];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32);
}

/** Given before saved before detected. What is given only replaces its own columns; an empty text unmaps one. */
export async function chooseMapping(workspace: Workspace, table: Table, kind: FactKind, given: Mapping | undefined): Promise<ChosenMapping> {
  const recognition = recognise(table, kind);
  const saved = await savedMapping(workspace.desk, headerFingerprint(table), kind);
  const usable = saved && Object.values(saved).every((source) => fieldSource(source, table.headers) !== undefined) ? saved : undefined;
  const base = usable ?? recognition.mapping;
  const mapping = given === undefined ? base : overlay(base, given, kind, table);
  return { mapping, recognition, from: given === undefined ? (usable ? 'saved' : 'detected') : 'given', missing: missingColumns(kind, new Set(Object.keys(mapping))) };
}

function overlay(base: Mapping, given: Mapping, kind: FactKind, table: Table): Mapping {
  const known = new Set(importColumns(kind).map(({ name }) => name));
  const merged: Record<string, string> = {};
  const taken = new Set(Object.values(given));
  for (const [target, source] of Object.entries(base)) if (!taken.has(source) || source.startsWith('=')) merged[target] = source;
  for (const [target, source] of Object.entries(given)) {
    if (!known.has(target)) throw new ZhiyinError('BAD_REQUEST', { problem: `${kind} have no column ${target}; they have: ${[...known].join(', ')}` });
    if (source.trim() === '') {
      delete merged[target];
      continue;
    }
    if (!fieldSource(source, table.headers)) throw new ZhiyinError('COLUMN_NOT_FOUND', { column: source, columns: table.headers.join(', ') });
    merged[target] = source;
  }
  return merged;
}

/** Where a mapping's text points: a header, `#3` or `3` counted from 1, or `=text` for the same text in every row. */
function fieldSource(source: string, headers: readonly string[]): FieldSource | undefined {
  if (source.startsWith('=')) return { constant: source.slice(1) };
  const exact = headers.indexOf(source);
  if (exact >= 0) return { field: exact };
  const alike = headers.findIndex((header) => plainHeader(header) === plainHeader(source) && plainHeader(source) !== '');
  if (alike >= 0) return { field: alike };
  const position = /^#?(\d+)$/.exec(source);
  const field = position ? Number(position[1]) - 1 : -1;
  return field >= 0 && field < headers.length ? { field } : undefined;
}

/** The mapping as the append reads it. */
export function fieldSources(mapping: Mapping, headers: readonly string[]): ReadonlyMap<string, FieldSource> {
  const sources = new Map<string, FieldSource>();
  for (const [target, text] of Object.entries(mapping)) {
    const source = fieldSource(text, headers);
    if (source) sources.set(target, source);
  }
  return sources;
}

/** Whether amounts are written 1.234,50, by the columns that hold numbers. */
export function usesDecimalComma(table: Table, kind: FactKind, sources: ReadonlyMap<string, FieldSource>): boolean {
  let commas = 0;
  let points = 0;
  for (const column of importColumns(kind)) {
    const source = sources.get(column.name);
    if (!source || !('field' in source) || (column.type !== 'money' && column.type !== 'number')) continue;
    const profile = profileOf(table.samples.map((row) => row[source.field] ?? null));
    commas += profile.decimalCommas * profile.filled;
    points += profile.decimalPoints * profile.filled;
  }
  return commas > points;
}

/** `month-first`, `MM/DD/YYYY`, `%m/%d/%Y` → false; `day-first` and the like → true; others leave it to the data. */
export function dayFirstOf(dateFormat: string | undefined): boolean | undefined {
  if (dateFormat === undefined) return undefined;
  const format = dateFormat.toLowerCase();
  if (format.startsWith('month') || /^%?m+[/.-]%?d/.test(format)) return false;
  if (format.startsWith('day') || /^%?d+[/.-]%?m/.test(format)) return true;
  return undefined;
}
