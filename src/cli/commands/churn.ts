import { collect, examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { listing, table } from '../table.ts';

interface Options {
  readonly customer: string;
  readonly churned: string;
  readonly without?: readonly string[];
}

export const churn: DefineCommand = ({ program, say, act }) => {
  program
    .command('churn')
    .argument('<file>', say({ zh: '客户文件：每行一位，带“走没走”一列', en: 'a file of customers, one a line, with a column that says who left' }))
    .description(say({ zh: '从一个文件看谁会离开：系数、检验、分档风险；不需要数据文件夹', en: 'who leaves, from a file: coefficients, check on a hold-out, risk by decile; needs no data folder' }))
    .requiredOption('--customer <column>', say({ zh: '客户编号在哪列：列名，或从 1 开始的列号', en: 'the column of customer ids: its name, or its number from 1' }))
    .requiredOption('--churned <column>', say({ zh: '“走没走”在哪列（是/否、1/0、Yes/No…）', en: 'the column that says who left (yes/no, 1/0, 是/否 …)' }))
    .option('--without <columns>', say({ zh: '不要用的列，例如走了以后才记下的', en: 'columns not to use, for instance those written down only after somebody left' }), collect)
    .addHelpText('after', examples(say, ['zhiyin churn customers.csv --customer customerID --churned Churn', 'zhiyin churn 会员.xlsx --customer 会员号 --churned 是否流失 --json']))
    .action(
      act<Options>(async (session, options, path = '') => {
        const { churnFile } = await import('../../workbench/churn-file.ts');
        const report = await churnFile({ path, ...options });
        const { number } = session;
        await session.answer(report, () =>
          [
            say(report.verdict),
            listing([
              [say({ zh: '客户', en: 'Customers' }), number(report.customers)],
              [say({ zh: '离开', en: 'Left' }), `${number(report.churned)} (${number(report.churnRate * 100, 1)}%)`],
              ...(report.holdOut
                ? ([
                    [say({ zh: '留出检验', en: 'Held out' }), number(report.holdOut.cases)],
                    ['AUC', `${number(report.holdOut.auc, 3)} (${number(report.holdOut.aucLow, 3)} … ${number(report.holdOut.aucHigh, 3)})`],
                    ['Brier', `${number(report.holdOut.brier, 4)} (${say({ zh: '一律按平均', en: 'overall share' })} ${number(report.holdOut.brierBaseline, 4)})`],
                    [say({ zh: '校准误差', en: 'Calibration error' }), number(report.holdOut.calibrationError, 4)],
                  ] as const)
                : []),
            ]),
            table(report.coefficients, [
              { title: say({ zh: '列', en: 'Column' }), of: (row) => (row.level === null ? row.column : `${row.column} = ${row.level}`) },
              { title: say({ zh: '系数', en: 'Coefficient' }), of: (row) => (row.estimate === null ? say({ zh: '别的列已说明', en: 'said by others' }) : number(row.estimate, 4)), align: 'right' },
              { title: say({ zh: '标准误', en: 'Error' }), of: (row) => number(row.standardError, 4), align: 'right' },
              { title: 'z', of: (row) => number(row.z, 1), align: 'right' },
              { title: say({ zh: '胜算比', en: 'Odds ratio' }), of: (row) => (row.oddsRatio === null ? null : `${number(row.oddsRatio, 2)} (${number(row.oddsRatioLow, 2)} … ${number(row.oddsRatioHigh, 2)})`), align: 'right' },
            ]),
            table(report.holdOut?.deciles ?? [], [
              { title: say({ zh: '风险档', en: 'Risk decile' }), of: (row) => row.decile, align: 'right' },
              { title: say({ zh: '客户', en: 'Customers' }), of: (row) => number(row.cases), align: 'right' },
              { title: say({ zh: '预计', en: 'Foretold' }), of: (row) => `${number(row.predicted * 100, 1)}%`, align: 'right' },
              { title: say({ zh: '实际', en: 'Left' }), of: (row) => `${number(row.observed * 100, 1)}% (${number(row.observedLow * 100, 1)} … ${number(row.observedHigh * 100, 1)})`, align: 'right' },
              { title: say({ zh: '倍数', en: 'Lift' }), of: (row) => number(row.lift, 2), align: 'right' },
              { title: say({ zh: '累计抓到', en: 'Captured' }), of: (row) => `${number(row.captured * 100)}%`, align: 'right' },
            ]),
          ].join('\n\n'),
        );
      }),
    );
};
