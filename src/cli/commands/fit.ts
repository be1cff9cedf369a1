import type { Day } from '../../domain/index.ts';
import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { fitText } from '../fit-text.ts';

interface Options {
  readonly customer?: string;
  readonly date?: string;
  readonly spend?: string;
  readonly currency?: string;
  readonly frequency?: string;
  readonly recency?: string;
  readonly age?: string;
  readonly weights?: string;
  readonly calibrateUntil?: string;
  readonly holdOutUntil?: string;
  readonly timeUnit: string;
  readonly header?: boolean;
  readonly covariates?: string;
  readonly covariateKey?: string;
}

export const fit: DefineCommand = ({ program, say, act }) => {
  program
    .command('fit')
    .argument('<model>', 'bg-nbd, mbg-nbd, pareto-nbd, bg-bb, gamma-gamma, auto')
    .argument('<file>', say({ zh: '交易文件（每行一笔），或每行一位客户的汇总', en: 'a file of transactions, one a line, or a summary, one customer a line' }))
    .description(say({ zh: '对一个文件拟合购买模型并检验它可不可信；不需要数据文件夹', en: 'fit a purchase model to a file and check whether it can be trusted; needs no data folder' }))
    .option('--customer <column>', say({ zh: '客户编号在哪列：列名，或从 1 开始的列号', en: 'the column of customer ids: its name, or its number from 1' }))
    .option('--date <column>', say({ zh: '日期在哪列', en: 'the column of dates' }))
    .option('--spend <column>', say({ zh: '金额在哪列', en: 'the column of amounts' }))
    .option('--currency <column>', say({ zh: '币种在哪列；只看最多的那一种', en: 'the column of currencies; only the commonest counts' }))
    .option('--frequency <column>', say({ zh: '汇总文件：复购次数在哪列', en: 'of a summary: the column of repeat purchases' }))
    .option('--recency <column>', say({ zh: '汇总文件：首次到最近购买的时间在哪列', en: 'of a summary: the column of time from first to last purchase' }))
    .option('--age <column>', say({ zh: '汇总文件：首次购买至今的时间（bg-bb：机会数）在哪列', en: 'of a summary: the column of time since the first purchase (bg-bb: opportunities)' }))
    .option('--weights <column>', say({ zh: '汇总文件：每行代表几位客户', en: 'of a summary: how many customers a line stands for' }))
    .option('--calibrate-until <day>', say({ zh: '只用到这天的交易来拟合', en: 'fit on transactions up to this day' }))
    .option('--hold-out-until <day>', say({ zh: '用其后到这天的交易来检验', en: 'check on the transactions after that, up to this day' }))
    .option('--covariates <file>', say({ zh: '协变量文件：每行一位客户', en: 'a file of covariates, one customer a line' }))
    .option('--covariate-key <column>', say({ zh: '协变量文件里客户编号在哪列', en: 'the column of customer ids in the file of covariates' }))
    .option('--time-unit <unit>', say({ zh: '时间单位：day、week、month、year', en: 'unit of time: day, week, month, year' }), 'week')
    .option('--header', say({ zh: '第一行是列名', en: 'the first line holds the column names' }))
    .option('--no-header', say({ zh: '没有列名', en: 'there are no column names' }))
    .addHelpText(
      'after',
      examples(say, [
        'zhiyin fit auto CDNOW_sample.txt --customer 2 --date 3',
        'zhiyin fit bg-nbd CDNOW_sample.txt --customer 2 --date 3 --calibrate-until 1997-09-30 --hold-out-until 1998-06-30 --json',
        'zhiyin fit pareto-nbd sales.csv --customer Id --date Date --covariates people.csv --covariate-key Id',
        'zhiyin fit bg-bb donations.csv',
        'zhiyin fit gamma-gamma sales.csv --customer "Customer ID" --date InvoiceDate --spend Price',
      ]),
    )
    .action(
      act<Options>(async (session, options, model = '', path = '') => {
        const { fitFile } = await import('../../workbench/fit-file.ts');
        const today = new Date().toISOString().slice(0, 10) as Day;
        const report = await fitFile({ model, path, ...options, today });
        await session.answer(report, () => fitText(report, session));
      }),
    );
};
