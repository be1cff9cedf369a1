import { examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { table } from '../table.ts';

export const today: DefineCommand = ({ program, say, act }) => {
  program
    .command('today')
    .description(say({ zh: '今天该照顾谁，为什么', en: 'who to look after today, and why' }))
    .option('--limit <n>', say({ zh: '最多几位（默认 20）', en: 'at most this many (default 20)' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin today', 'zhiyin today --limit 5 --json']))
    .action(
      act<{ readonly limit?: number }>(async (session, options) => {
        const list = await session.invoke('today', options);
        await session.answer(list, () =>
          [
            table(list.people, [
              { title: say({ zh: '客户', en: 'Customer' }), of: ({ row }) => `${row.id} ${row.name ?? ''}` },
              { title: say({ zh: '正在流失', en: 'At stake' }), of: ({ row }) => session.number(row.valueAtStake), align: 'right' },
              { title: say({ zh: '做什么', en: 'What' }), of: ({ what }) => say(what) },
              { title: say({ zh: '为什么', en: 'Why' }), of: ({ why }) => say(why) },
            ]),
            say({
              zh: `${session.number(list.customersAtStake)} 位客户共有 ${session.number(list.valueAtStake)} ${list.currency} 正在流失（${session.number(list.valueLow)} … ${session.number(list.valueHigh)}），截至 ${list.asOf}`,
              en: `${session.number(list.valueAtStake)} ${list.currency} at stake with ${session.number(list.customersAtStake)} customers (${session.number(list.valueLow)} … ${session.number(list.valueHigh)}), as of ${list.asOf}`,
            }),
          ].join('\n\n'),
        );
      }),
    );
};
