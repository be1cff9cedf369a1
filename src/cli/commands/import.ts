import { resolve } from 'node:path';
import type { FactKind } from '../../domain/index.ts';
import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import type { Session } from '../session.ts';
import { listing, table } from '../table.ts';

interface Options {
  readonly as?: FactKind;
  readonly map?: readonly string[];
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly header?: boolean;
  readonly sheet?: string;
  readonly dateFormat?: string;
  readonly decimalComma?: boolean;
  readonly dryRun?: boolean;
  readonly saveMapping: boolean;
}

/** Below this confidence a person says what a file holds. */
const confident = 0.6;

export const importFile: DefineCommand = ({ program, say, act }) => {
  program
    .command('import')
    .argument('<file>', say({ zh: 'CSV、TSV（可 gz）、Excel、JSON lines 或 Parquet', en: 'CSV, TSV (also gz), Excel, JSON lines or Parquet' }))
    .description(say({ zh: '导入文件；同一文件再导入不会重复', en: 'import a file; importing it again changes nothing' }))
    .option('--as <kind>', say({ zh: '内容：customers、orders、order-lines、moments、feedback、costs、products（不写则识别）', en: 'what it holds: customers, orders, order-lines, moments, feedback, costs, products (recognised when not given)' }))
    .option('--map <target=column>', say({ zh: '指明一列：目标=列名，或 目标=#列号；可多次', en: 'name a column: target=header, or target=#position; may be repeated' }), (text: string, before: readonly string[] = []) => [...before, text])
    .option('--encoding <name>', say({ zh: '编码，如 gb18030（默认识别）', en: 'encoding, e.g. gb18030 (recognised by default)' }))
    .option('--delimiter <character>', say({ zh: '分隔符（默认识别）', en: 'delimiter (recognised by default)' }))
    .option('--header', say({ zh: '第一行是列名', en: 'the first line holds the column names' }))
    .option('--no-header', say({ zh: '没有列名', en: 'there are no column names' }))
    .option('--sheet <name>', say({ zh: 'Excel 的哪张表', en: 'which sheet of an Excel file' }))
    .option('--date-format <format>', say({ zh: '日期格式，如 %d/%m/%Y', en: 'date format, e.g. %d/%m/%Y' }))
    .option('--decimal-comma', say({ zh: '小数点写作逗号', en: 'decimals are written with a comma' }))
    .option('--dry-run', say({ zh: '只检查，不写入', en: 'check only, write nothing' }))
    .option('--no-save-mapping', say({ zh: '不记住这次的列对应', en: 'do not remember how columns were mapped' }))
    .addHelpText('after', examples(say, ['zhiyin import sales.csv.gz --as order-lines', 'zhiyin import 客户.xlsx --as customers --map name=姓名 --dry-run', 'zhiyin import reviews.csv --as feedback --json']))
    .action(
      act<Options>(async (session, options, file = '') => {
        const shared = { source: { path: resolve(file) }, mapping: mappingFrom(options.map), reading: readingFrom(options) };
        const kind = options.as ?? (await recognised(session, shared));
        const result = await session.invoke('importFile', { ...shared, kind, dryRun: options.dryRun ?? false, saveMapping: options.saveMapping }, { create: true });
        await session.answer(result, () =>
          [
            listing([
              [say({ zh: '读到', en: 'Read' }), session.number(result.read)],
              [say({ zh: result.dryRun ? '可导入' : '导入', en: result.dryRun ? 'Acceptable' : 'Accepted' }), session.number(result.accepted)],
              [say({ zh: '已有', en: 'Already there' }), session.number(result.duplicates)],
              [say({ zh: '拒绝', en: 'Rejected' }), session.number(result.rejected)],
              [say({ zh: '订单', en: 'Orders' }), session.number(result.totals.orders)],
              [say({ zh: '订单行', en: 'Order lines' }), session.number(result.totals.orderLines)],
              [say({ zh: '客户', en: 'Customers' }), session.number(result.totals.customers)],
              [say({ zh: '净收入', en: 'Net revenue' }), result.totals.netRevenue],
              [say({ zh: '用时', en: 'Seconds' }), session.number(result.seconds, 1)],
              [say({ zh: '导入编号', en: 'Import' }), result.import],
            ]),
            ...(result.rejectedReasons.length > 0
              ? [table(result.rejectedReasons, [
                  { title: say({ zh: '拒绝的原因', en: 'Why rejected' }), of: (reason) => say(reason.text) },
                  { title: say({ zh: '行', en: 'Rows' }), of: (reason) => session.number(reason.rows), align: 'right' },
                ])]
              : []),
            ...(result.rejectedFile === null ? [] : [say({ zh: `被拒绝的行在 ${result.rejectedFile}`, en: `The rejected rows are in ${result.rejectedFile}` })]),
            ...result.notes.map(say),
          ].join('\n\n'),
        );
      }),
    );
};

type Shared = { readonly source: { readonly path: string }; readonly mapping: Record<string, string> | undefined; readonly reading: ReturnType<typeof readingFrom> };

async function recognised(session: Session, shared: Shared): Promise<FactKind> {
  const preview = await session.invoke('previewImport', shared, { create: true });
  const [best] = preview.kinds;
  if (!best || best.confidence < confident) {
    const { ZhiyinError } = await import('../../domain/index.ts');
    throw new ZhiyinError('BAD_REQUEST', { problem: `--as <kind>: what ${preview.fileName} holds cannot be told for sure (most like ${best?.kind ?? 'nothing known'})` });
  }
  session.note(session.say({ zh: `识别为 ${best.kind}`, en: `Recognised as ${best.kind}` }));
  return best.kind;
}

function mappingFrom(given: readonly string[] | undefined): Record<string, string> | undefined {
  if (!given) return undefined;
  return Object.fromEntries(given.map((pair) => [pair.slice(0, Math.max(0, pair.indexOf('='))), pair.slice(pair.indexOf('=') + 1)]));
}

function readingFrom(options: Options): Record<string, string | boolean> | undefined {
  const { encoding, delimiter, header, sheet, dateFormat, decimalComma } = options;
  const given = Object.entries({ encoding, delimiter: delimiter === '\\t' ? '\t' : delimiter, header, sheet, dateFormat, decimalComma });
  const said = given.filter((entry): entry is [string, string | boolean] => entry[1] !== undefined);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}
