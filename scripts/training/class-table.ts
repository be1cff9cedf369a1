import type { ClassResult } from './evaluation.ts';

/** Precision, recall and F1 of each class, as a table in Markdown. */
export function classTable(classes: readonly ClassResult[]): string {
  return [
    '| class | rows | precision | recall | F1 |',
    '|---|---:|---:|---:|---:|',
    ...classes.map(({ label, rows, precision, recall, f1 }) => `| ${label} | ${rows} | ${three(precision)} | ${three(recall)} | ${three(f1)} |`),
  ].join('\n');
}

export function three(value: number): string {
  return value.toFixed(3);
}
