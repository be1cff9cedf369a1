import { examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { listing, table } from '../table.ts';
import { tierText } from '../words.ts';

interface Options {
  readonly sort?: never;
  readonly order?: never;
  readonly offset?: number;
  readonly limit?: number;
}

export const winBack: DefineCommand = ({ program, say, act }) => {
  program
    .command('win-back')
    .description(say({ zh: '流失客户里谁值得挽回、最多花多少；失去一位要付出什么', en: 'which lost customers to win back, for how much at most; what losing one costs' }))
    .option('--sort <column>', say({ zh: '排序：mostPerAttempt、atStake、chanceBack、valueIfBack、mostItMayCost、silentDays', en: 'sort by: mostPerAttempt, atStake, chanceBack, valueIfBack, mostItMayCost, silentDays' }))
    .option('--order <direction>', 'descending, ascending')
    .option('--offset <n>', say({ zh: '跳过几位', en: 'skip this many' }), wholeNumber)
    .option('--limit <n>', say({ zh: '最多几位（默认 20）', en: 'at most this many (default 20)' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin win-back', 'zhiyin win-back --sort chanceBack --limit 50 --json']))
    .action(
      act<Options>(async (session, options) => {
        const list = await session.invoke('winBack', options);
        const { number } = session;
        const range = (low: number | null, high: number | null, times = 1): string => (low === null || high === null ? '' : ` (${number(low * times)} … ${number(high * times)})`);
        const measured = list.measured;
        await session.answer(list, () =>
          [
            table(list.rows, [
              { title: say({ zh: '客户', en: 'Customer' }), of: ({ row }) => `${row.id} ${row.name ?? ''}` },
              { title: say({ zh: '沉默天数', en: 'Silent days' }), of: ({ row }) => number(row.silentDays), align: 'right' },
              { title: say({ zh: '自己回来', en: 'Back unasked' }), of: (row) => (row.chanceBack === null ? null : `${number(row.chanceBack * 100)}%${range(row.chanceLow, row.chanceHigh, 100)}`), align: 'right' },
              { title: say({ zh: '回来后一年', en: 'A year if back' }), of: (row) => (row.valueIfBack === null ? null : `${number(row.valueIfBack)}${range(row.valueLow, row.valueHigh)}`), align: 'right' },
              { title: say({ zh: '待挽回', en: 'At stake' }), of: (row) => number(row.atStake), align: 'right' },
              { title: say({ zh: '试一次最多花', en: 'Attempt may cost' }), of: (row) => number(row.mostPerAttempt), align: 'right' },
              { title: say({ zh: '缘由', en: 'Reasons' }), of: (row) => row.reasons.map(({ text }) => say(text)).join(say({ zh: '；', en: '; ' })) },
            ]),
            listing([
              [say({ zh: '流失客户', en: 'Lost customers' }), `${number(list.lost.customers)}${say({ zh: '，待挽回 ', en: ', at stake ' })}${number(list.lost.atStake)} ${list.currency}${range(list.lost.atStakeLow, list.lost.atStakeHigh)}`],
              [say({ zh: '实测回头率', en: 'Measured returns' }), measured && say({ zh: `${measured.days} 天前已流失的 ${number(measured.wereLost)} 位里回来了 ${number(measured.returned)} 位`, en: `${number(measured.returned)} of ${number(measured.wereLost)} who were lost ${measured.days} days ago` })],
              [say({ zh: '毛利率', en: 'Gross margin' }), list.marginShare === null ? say({ zh: '不知道', en: 'unknown' }) : `${number(list.marginShare * 100)}%`],
              [say({ zh: '获客成本', en: 'Acquisition cost' }), list.acquisitionCost === null ? say({ zh: '不知道：请在生命周期页填写', en: 'unknown: enter it on the life-cycle page' }) : number(list.acquisitionCost)],
            ]),
            table(list.losing, [
              { title: say({ zh: '失去一位', en: 'Losing one' }), of: (row) => tierText(row.tier, say) },
              { title: say({ zh: '客户数', en: 'Customers' }), of: (row) => number(row.customers), align: 'right' },
              { title: say({ zh: '未来一年收入', en: 'Revenue of a year' }), of: (row) => `${number(row.residual)}${range(row.residualLow, row.residualHigh)}`, align: 'right' },
              { title: say({ zh: '其中毛利', en: 'Its margin' }), of: (row) => number(row.margin), align: 'right' },
              { title: say({ zh: '连同补一位新客', en: 'With a replacement' }), of: (row) => (row.total === null ? say({ zh: '不知道', en: 'unknown' }) : number(row.total)), align: 'right' },
            ]),
          ].join('\n\n'),
        );
      }),
    );
};
