import { collect, anyNumber, examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { table } from '../table.ts';
import { moodText, stageText, tierText } from '../words.ts';

interface Options {
  readonly search?: string;
  readonly tier?: readonly string[];
  readonly stage?: readonly string[];
  readonly emotion?: readonly string[];
  readonly segment?: readonly string[];
  readonly region?: readonly string[];
  readonly minimumValue?: number;
  readonly maximumMood?: number;
  readonly sort?: never;
  readonly order?: never;
  readonly offset?: number;
  readonly limit?: number;
}

export const customers: DefineCommand = ({ program, say, act }) => {
  program
    .command('customers')
    .description(say({ zh: '客户列表，默认按“有多少价值正在流失”排', en: 'list customers, by default by the value at stake' }))
    .option('--search <text>', say({ zh: '编号、姓名、电话、邮箱里有这段文字', en: 'with this text in id, name, phone or e-mail' }))
    .option('--tier <tiers>', say({ zh: '层级：high、ordinary、potential、lost', en: 'tiers: high, ordinary, potential, lost' }), collect)
    .option('--stage <stages>', say({ zh: '阶段：new、growing、steady、slowing、lost、returning、prospect', en: 'stages: new, growing, steady, slowing, lost, returning, prospect' }), collect)
    .option('--emotion <emotions>', say({ zh: '主要情绪：joy、anger…', en: 'leading emotion: joy, anger…' }), collect)
    .option('--segment <segments>', say({ zh: '客群', en: 'segments' }), collect)
    .option('--region <regions>', say({ zh: '地区', en: 'regions' }), collect)
    .option('--minimum-value <amount>', say({ zh: '未来 12 个月价值至少', en: 'value of the next 12 months at least' }), anyNumber)
    .option('--maximum-mood <score>', say({ zh: '心情至多（−1…1）', en: 'mood at most (−1…1)' }), anyNumber)
    .option('--sort <column>', say({ zh: '排序：valueAtStake、valueNext12Months、score、net、orders、lastOrderOn、silentDays、pAlive、mood、expectationGap、name、id', en: 'sort by: valueAtStake, valueNext12Months, score, net, orders, lastOrderOn, silentDays, pAlive, mood, expectationGap, name, id' }))
    .option('--order <direction>', 'descending, ascending')
    .option('--offset <n>', say({ zh: '跳过几位', en: 'skip this many' }), wholeNumber)
    .option('--limit <n>', say({ zh: '最多几位（默认 50）', en: 'at most this many (default 50)' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin customers --tier high --sort mood --order ascending', 'zhiyin customers --search 王 --json']))
    .action(
      act<Options>(async (session, options) => {
        const list = await session.invoke('listCustomers', options);
        await session.answer(list, () =>
          [
            table(list.rows, [
              { title: say({ zh: '编号', en: 'Id' }), of: (row) => row.id },
              { title: say({ zh: '姓名', en: 'Name' }), of: (row) => row.name },
              { title: say({ zh: '层级', en: 'Tier' }), of: (row) => tierText(row.tier, say) },
              { title: say({ zh: '阶段', en: 'Stage' }), of: (row) => stageText(row.stage, say) },
              { title: say({ zh: '分数', en: 'Score' }), of: (row) => session.number(row.score), align: 'right' },
              { title: say({ zh: '订单', en: 'Orders' }), of: (row) => session.number(row.orders), align: 'right' },
              { title: say({ zh: '累计', en: 'Net' }), of: (row) => session.number(row.net), align: 'right' },
              { title: say({ zh: '未来 12 个月', en: 'Next 12 months' }), of: (row) => session.number(row.valueNext12Months), align: 'right' },
              { title: say({ zh: '正在流失', en: 'At stake' }), of: (row) => session.number(row.valueAtStake), align: 'right' },
              { title: say({ zh: '心情', en: 'Mood' }), of: (row) => moodText(row.mood, session) },
              { title: say({ zh: '最近下单', en: 'Last order' }), of: (row) => row.lastOrderOn },
            ]),
            say({ zh: `共 ${session.number(list.total)} 位，金额 ${list.currency}，截至 ${list.asOf}`, en: `${session.number(list.total)} customers in all, amounts in ${list.currency}, as of ${list.asOf}` }),
          ].join('\n\n'),
        );
      }),
    );
};
