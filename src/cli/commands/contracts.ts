import { examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { listing, table } from '../table.ts';

export const contracts: DefineCommand = ({ program, say, act }) => {
  program
    .command('contracts')
    .description(say({ zh: '合同客户：谁可能退订，多少收入悬着', en: 'customers under contract: who may cancel, and how much revenue hangs on it' }))
    .option('--offset <n>', say({ zh: '跳过几位', en: 'skip this many' }), wholeNumber)
    .option('--limit <n>', say({ zh: '最多几位（默认 20）', en: 'at most this many (default 20)' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin contracts', 'zhiyin contracts --limit 100 --json']))
    .action(
      act<{ readonly offset?: number; readonly limit?: number }>(async (session, options) => {
        const list = await session.invoke('contracts', options);
        const { number } = session;
        await session.answer(list, () => {
          if (list.status === 'not-applicable') return say({ zh: '没有合同客户：客户资料里没有合同开始、到期或月费。', en: 'No customer has a contract: the customer records say nothing of contract start, end or monthly fee.' });
          return [
            table(list.rows, [
              { title: say({ zh: '客户', en: 'Customer' }), of: ({ row }) => `${row.id} ${row.name ?? ''}` },
              { title: say({ zh: '套餐', en: 'Plan' }), of: (row) => row.plan },
              { title: say({ zh: '月费', en: 'Fee' }), of: (row) => number(row.fee), align: 'right' },
              { title: say({ zh: '到期', en: 'Ends' }), of: (row) => row.endsOn },
              { title: say({ zh: `${list.days} 天内退订`, en: `Cancels in ${list.days} days` }), of: (row) => (row.risk === null ? list.status : `${number(row.risk * 100)}% (${number((row.low ?? 0) * 100)} … ${number((row.high ?? 0) * 100)})`), align: 'right' },
              { title: say({ zh: '悬着', en: 'At stake' }), of: (row) => number(row.atStake), align: 'right' },
            ]),
            listing([
              [say({ zh: '生效合同', en: 'Running contracts' }), number(list.customers)],
              [say({ zh: '预计退订', en: 'Expected to cancel' }), list.expected === null ? list.status : `${number(list.expected)} (${number(list.expectedLow)} … ${number(list.expectedHigh)})`],
              [say({ zh: '悬着的收入', en: 'Revenue at stake' }), `${number(list.atStake)} ${list.currency}`],
            ]),
            ...(list.verdict ? [say(list.verdict)] : []),
          ].join('\n\n');
        });
      }),
    );
};
