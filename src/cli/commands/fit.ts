import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { listing } from '../table.ts';

interface Options {
  readonly customer: string;
  readonly date: string;
  readonly spend?: string;
  readonly calibrateUntil?: string;
  readonly holdOutUntil?: string;
  readonly timeUnit: 'day' | 'week' | 'month';
  readonly header?: boolean;
}

export const fit: DefineCommand = ({ program, say, act }) => {
  program
    .command('fit')
    .argument('<model>', 'bg-nbd, mbg-nbd, gamma-gamma')
    .argument('<file>', say({ zh: '交易文件：每行一笔', en: 'a file of transactions, one a line' }))
    .description(say({ zh: '对一个交易文件拟合购买模型；不需要数据文件夹', en: 'fit a purchase model to a file of transactions; needs no data folder' }))
    .requiredOption('--customer <column>', say({ zh: '客户编号在哪列：列名，或从 1 开始的列号', en: 'the column of customer ids: its name, or its number from 1' }))
    .requiredOption('--date <column>', say({ zh: '日期在哪列', en: 'the column of dates' }))
    .option('--spend <column>', say({ zh: '金额在哪列', en: 'the column of amounts' }))
    .option('--calibrate-until <day>', say({ zh: '只用到这天的交易来拟合', en: 'fit on transactions up to this day' }))
    .option('--hold-out-until <day>', say({ zh: '用其后到这天的交易来检验', en: 'check on the transactions after that, up to this day' }))
    .option('--time-unit <unit>', say({ zh: '时间单位：day、week、month', en: 'unit of time: day, week, month' }), 'week')
    .option('--header', say({ zh: '第一行是列名', en: 'the first line holds the column names' }))
    .option('--no-header', say({ zh: '没有列名', en: 'there are no column names' }))
    .addHelpText('after', examples(say, ['zhiyin fit bg-nbd CDNOW_sample.txt --customer 2 --date 3 --calibrate-until 1997-09-30 --json', 'zhiyin fit gamma-gamma sales.csv --customer "Customer ID" --date InvoiceDate --spend Price']))
    .action(
      act<Options>(async (session, options, model = '', path = '') => {
        const { fitFile } = await import('../../workbench/fit-file.ts');
        const report = await fitFile({ model, path, ...options });
        await session.answer(report, () => listing(flattened(report)));
      }),
    );
};

/** A report as `name value` lines; tables inside stay in the JSON form. */
function flattened(content: object, prefix = ''): (readonly [string, string | number | null])[] {
  return Object.entries(content).flatMap(([name, value]: [string, unknown]) => {
    if (Array.isArray(value)) return [];
    if (typeof value === 'object' && value !== null) return flattened(value, `${prefix}${name}.`);
    return [[prefix + name, typeof value === 'number' ? Number(value.toPrecision(8)) : String(value as string | boolean | null)] as const];
  });
}
