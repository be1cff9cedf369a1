/** Plain tables for terminals: aligned by what the eye sees, where a Chinese character is two columns wide. */
export interface TableColumn<Row> {
  readonly title: string;
  readonly of: (row: Row) => string | number | null | undefined;
  readonly align?: 'right';
}

const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const invisible = /\p{Mn}|\p{Me}|\p{Cf}/u;
const widestCell = 60;

/** How many terminal columns a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += invisible.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

/** A table with a line under its head; control characters in the data cannot reach the terminal. */
export function table<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]): string {
  const cells = rows.map((row) => columns.map((column) => shortened(harmless(String(column.of(row) ?? '–')))));
  const widths = columns.map((column, index) => Math.max(widthOf(column.title), ...cells.map((line) => widthOf(line[index] ?? ''))));
  const lineOf = (line: readonly string[]): string => line.map((text, index) => padded(text, widths[index] ?? 0, columns[index]?.align)).join('  ').trimEnd();
  return [lineOf(columns.map(({ title }) => title)), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(lineOf)].join('\n');
}

/** `name  value` lines. */
export function listing(entries: readonly (readonly [string, string | number | null | undefined])[]): string {
  const width = Math.max(0, ...entries.map(([title]) => widthOf(title)));
  return entries.map(([title, value]) => `${padded(title, width)}  ${harmless(String(value ?? '–'))}`).join('\n');
}

/** Text from data without what a terminal would obey. */
export function harmless(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}

function padded(text: string, width: number, align?: 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? space + text : text + space;
}

function shortened(text: string): string {
  if (widthOf(text) <= widestCell) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) > widestCell - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
