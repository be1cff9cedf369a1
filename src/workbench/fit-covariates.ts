/** Covariates from a second file: numbers as they are, words as one column per word but the commonest. */
import { join, name, sql, ZhiyinError } from '../domain/index.ts';
import type { Bilingual, Query, Row } from '../domain/index.ts';
import type { KnownOfCustomers } from '../insights/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { loadColumns, sourceAt } from './bare-table.ts';

export interface LoadedCovariates {
  readonly known: KnownOfCustomers;
  /** What each column of `known` is called in the report: the file's header, or `header=word`. */
  readonly names: readonly string[];
  readonly notes: readonly Bilingual[];
}

/** More words than this and a column is no kind but a name. */
const mostWords = 12;

/**
 * Loads every column but the key of a file with one line per customer; customers with a gap are left out, and counted.
 * @param purchases rows of `customer_id`: whom covariates are wanted for
 * @throws ZhiyinError COLUMN_NOT_FOUND, BAD_REQUEST when a column is neither numbers nor a few words, or no customer is in the file
 */
export async function loadCovariates(warehouse: Warehouse, folder: string, { path, key, purchases }: { readonly path: string; readonly key: string; readonly purchases: Query }): Promise<LoadedCovariates> {
  const source = await sourceAt(path);
  const keyColumn = { customer_id: key };
  const headers = source.headers.filter((header, index) => header !== key && String(index + 1) !== key);
  if (headers.length === 0) throw new ZhiyinError('BAD_REQUEST', { problem: `${path} has no column besides ${key}` });
  const texts = Object.fromEntries(headers.map((header, index) => [`t${index}`, header]));
  await loadColumns(warehouse, { source, folder }, { table: 'covariate_text', columns: { ...keyColumn, ...texts } });
  const columns: { readonly title: string; readonly value: Query }[] = [];
  for (const [index, header] of headers.entries()) columns.push(...(await columnsOf(warehouse, name(`t${index}`), header)));
  const values = columns.map(({ value }, index) => sql`min(${value}) as ${name(`z${index}`)}`);
  const whole = join(columns.map((_, index) => sql`${name(`z${index}`)} is not null`), sql` and `);
  await warehouse.execute(sql`create table covariate as select * from (select customer_id, ${join(values)} from covariate_text where customer_id is not null group by customer_id) filled where ${whole}`);
  const [counted] = await warehouse.rows(sql`
    select count(distinct p.customer_id) as wanted, count(distinct c.customer_id) as found from ${purchases} p left join covariate c on c.customer_id = p.customer_id`);
  const [wanted, found] = [Number(counted?.['wanted']), Number(counted?.['found'])];
  if (found === 0) throw new ZhiyinError('BAD_REQUEST', { problem: `no customer of the transactions is in ${path} with all covariates; is ${key} the column of customer ids?` });
  const missing = wanted - found;
  const note = { zh: `${missing} 位客户在协变量文件里没有或不全，没有参与拟合。`, en: `${missing} customers are not in the file of covariates, or not completely; they were left out.` };
  return { known: { table: name('covariate'), columns: columns.map((_, index) => `z${index}`) }, names: columns.map(({ title }) => title), notes: missing > 0 ? [note] : [] };
}

async function columnsOf(warehouse: Warehouse, text: Query, header: string): Promise<{ readonly title: string; readonly value: Query }[]> {
  const rows = await warehouse.rows(sql`
    select trim(${text}) as word, count(*) as customers, try_cast(trim(${text}) as double) is null as is_word from covariate_text where nullif(trim(${text}), '') is not null group by 1, 3 order by customers desc, word limit ${mostWords + 1}`);
  if (rows.length === 0) throw new ZhiyinError('BAD_REQUEST', { problem: `covariate ${header} is empty` });
  const [words] = await warehouse.rows(sql`select count(*) as n from covariate_text where nullif(trim(${text}), '') is not null and try_cast(trim(${text}) as double) is null`);
  if (Number(words?.['n']) === 0) return [{ title: header, value: sql`try_cast(trim(${text}) as double)` }];
  if (rows.length > mostWords) throw new ZhiyinError('BAD_REQUEST', { problem: `covariate ${header} is neither a number nor one of at most ${mostWords} words` });
  const others = rows.slice(1).map((row: Row) => String(row['word']));
  return others.map((word) => ({ title: `${header}=${word}`, value: sql`case when nullif(trim(${text}), '') is null then null when trim(${text}) = ${word} then 1.0e0 else 0.0e0 end` }));
}
