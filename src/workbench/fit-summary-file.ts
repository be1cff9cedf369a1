/** Fitting a file that is already a summary: one line per customer, or per kind of customer with a weight. */
import { sql, ZhiyinError } from '../domain/index.ts';
import type { Row } from '../domain/index.ts';
import { fitPurchaseModel } from '../insights/index.ts';
import type { CalibrationGroups, FitReport, PurchaseModelName, TimeUnit } from '../insights/index.ts';
import { withBareFile } from './bare-file.ts';
import { loadColumns } from './bare-table.ts';

/** Columns of a summary; those not given are found by the names that papers and packages use. */
export interface SummaryColumns {
  readonly frequency?: string | undefined;
  readonly recency?: string | undefined;
  readonly age?: string | undefined;
  readonly weights?: string | undefined;
}

const usualNames: Readonly<Record<keyof SummaryColumns, readonly string[]>> = {
  frequency: ['frequency', 'x', 'p1x'],
  recency: ['recency', 't_x', 't.x', 'tx'],
  age: ['periods', 'T', 'n', 'n_periods', 'T.cal', 'age'],
  weights: ['weights', 'weight', 'customers', 'n_custs', 'count'],
};

/**
 * Fits a model to repeat purchases, recency and age as a file states them, in the time unit of the file.
 * @throws ZhiyinError BAD_REQUEST when the columns are not there or a line cannot be, FILE_NOT_FOUND, FILE_NOT_READABLE
 */
export async function fitSummaryFile(request: { readonly model: PurchaseModelName | 'bg-bb'; readonly path: string; readonly timeUnit: TimeUnit; readonly columns: SummaryColumns; readonly header?: boolean | undefined }): Promise<FitReport> {
  return withBareFile(request.path, { header: request.header }, async ({ warehouse, source, folder }) => {
    const columns = columnsOf(request.columns, source.headers);
    await loadColumns(warehouse, { source, folder }, { table: 'summary', columns });
    const weight = columns['weights'] === undefined ? sql`1.0e0` : sql`try_cast(weights as double)`;
    const rows = await warehouse.rows(sql`select try_cast(frequency as double) as x, try_cast(recency as double) as recency, try_cast(age as double) as age, ${weight} as weight from summary`);
    return fitPurchaseModel({ model: request.model, timeUnit: request.timeUnit, customers: groupsOf(rows) });
  });
}

function columnsOf(given: SummaryColumns, headers: readonly string[]): Record<string, string> {
  const columns: Record<string, string> = {};
  for (const column of ['frequency', 'recency', 'age', 'weights'] as const) {
    const found = given[column] ?? usualNames[column].find((usual) => headers.includes(usual));
    if (found !== undefined) columns[column] = found;
    else if (column !== 'weights') {
      throw new ZhiyinError('BAD_REQUEST', { problem: `give --customer and --date for transactions, or --frequency, --recency and --age for a summary; the file has: ${headers.join(', ')}` });
    }
  }
  return columns;
}

function groupsOf(rows: readonly Row[]): CalibrationGroups {
  const column = (name: string): number[] =>
    rows.map((row, index) => {
      if (row[name] == null) throw new ZhiyinError('BAD_REQUEST', { problem: `row ${index + 1} of the summary has no number as ${name}` });
      return Number(row[name]);
    });
  return { repeatPurchases: column('x'), recency: column('recency'), age: column('age'), weights: column('weight') };
}
