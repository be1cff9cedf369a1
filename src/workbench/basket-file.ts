import { basename, resolve } from 'node:path';
import { name, sql, ZhiyinError } from '../domain/index.ts';
import type { Row } from '../domain/index.ts';
import { associationRules, BasketCollector } from '../insights/index.ts';
import type { BasketRules } from '../insights/index.ts';
import { basketLines } from '../sources/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { withBareFile } from './bare-file.ts';
import { fieldSources } from './import-mapping.ts';
import { feedOf, stage } from './load-import.ts';
import { ProgressMeter } from './progress-meter.ts';

export interface BasketFileRequest {
  readonly path: string;
  /** Share of baskets, above 0. */
  readonly support: number;
  readonly confidence: number;
  /** With `item`: the file has one item a line, and this column says which basket it lies in. */
  readonly basket?: string;
  readonly item?: string;
  readonly header?: boolean;
}

/**
 * Association rules of a file of baskets, without a data folder: one basket a line, or one item a line.
 * @throws ZhiyinError BAD_REQUEST, COLUMN_NOT_FOUND, FILE_NOT_FOUND, FILE_NOT_READABLE, TOO_LITTLE_DATA when it holds no basket
 */
export async function basketFileRules(request: BasketFileRequest): Promise<BasketRules> {
  if (!(request.support > 0 && request.support <= 1)) throw new ZhiyinError('BAD_REQUEST', { problem: `the support is a share above 0 and up to 1, not ${request.support}` });
  if (!(request.confidence >= 0 && request.confidence <= 1)) throw new ZhiyinError('BAD_REQUEST', { problem: `the confidence is a share from 0 to 1, not ${request.confidence}` });
  const collector = await collect(request);
  const baskets = collector.baskets();
  if (baskets.offsets.length < 2) throw new ZhiyinError('TOO_LITTLE_DATA', { problem: 'the file holds no basket' });
  return associationRules(baskets, request);
}

async function collect({ path, basket, item, header }: BasketFileRequest): Promise<BasketCollector> {
  if ((basket === undefined) !== (item === undefined)) throw new ZhiyinError('BAD_REQUEST', { problem: '--basket and --item belong together' });
  if (basket === undefined || item === undefined) return collectLines(path);
  return withBareFile(path, { header }, ({ warehouse, source, folder }) =>
    warehouse.transaction(async (inside) => {
      const meter = new ProgressMeter({ progress: () => {}, local: true, now: () => new Date() });
      const staged = await stage(inside, { fields: source.headers.length }, { feed: feedOf(source), folder, meter });
      const { headers = source.headers } = staged;
      const fields = fieldSources({ basket, item }, headers);
      const columnOf = (field: 'basket' | 'item', asked: string): string => {
        const found = fields.get(field);
        if (!found || !('field' in found)) throw new ZhiyinError('COLUMN_NOT_FOUND', { column: asked, columns: headers.join(', ') });
        return `c${found.field}`;
      };
      return collectColumns(inside, columnOf('basket', basket), columnOf('item', item));
    }),
  );
}

async function collectLines(path: string): Promise<BasketCollector> {
  const collector = new BasketCollector();
  for await (const items of basketLines({ path: resolve(path), name: basename(path) })) collector.add(items);
  return collector;
}

const basketsAtOnce = 20_000;

/** Baskets page by page, in the order of their names; lines without basket or item say nothing. */
async function collectColumns(inside: Warehouse, basket: string, item: string): Promise<BasketCollector> {
  await inside.execute(sql`
    create temporary table basket_lines as
    select dense_rank() over (order by basket) as basket, item
    from (select distinct trim(${name(basket)}) as basket, trim(${name(item)}) as item from import_stage) lines where basket <> '' and item <> ''`);
  const [counted] = await inside.rows(sql`select max(basket) as baskets from basket_lines`);
  const collector = new BasketCollector();
  for (let from = 0; from < Number(counted?.['baskets'] ?? 0); from += basketsAtOnce) {
    const rows = await inside.rows(sql`select basket, item from basket_lines where basket > ${from} and basket <= ${from + basketsAtOnce} order by basket, item`);
    for (const items of basketsIn(rows)) collector.add(items);
  }
  return collector;
}

function* basketsIn(rows: readonly Row[]): Generator<string[]> {
  let items: string[] = [];
  for (const [index, row] of rows.entries()) {
    items.push(String(row['item']));
    if (rows[index + 1]?.['basket'] === row['basket']) continue;
    yield items;
    items = [];
  }
}
