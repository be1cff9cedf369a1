/** Rows of a comma-separated text with a header; quotes double inside quotes (RFC 4180). For the training sets, which fit in memory. */
export function parseCsv(text: string): Record<string, string>[] {
  const [header = [], ...records] = parseRecords(text);
  return records
    .filter((record) => record.length === header.length)
    .map((record) => Object.fromEntries(header.map((name, column) => [name, record[column] ?? ''])));
}

function parseRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const fields = /("(?:[^"]|"")*"|[^,"\r\n][^,\r\n]*|)(,|\r\n|\n|\r|$)/gy;
  while (fields.lastIndex < text.length) {
    const match = fields.exec(text);
    if (match === null) throw new Error(`Record ${records.length + 1} is not valid CSV`);
    const [, field = '', separator] = match;
    record.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (separator === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}
