import { anyNumber, examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { table } from '../table.ts';

interface Options {
  readonly kind?: never;
  readonly amount?: number;
  readonly reason?: string;
}

export const indirect: DefineCommand = ({ program, say, act }) => {
  program
    .command('indirect')
    .argument('<customer>', say({ zh: '客户编号', en: 'customer id' }))
    .description(say({ zh: '客户在自己的订单之外带来什么；给出 --kind 和 --amount 就是填写', en: 'what a customer brings besides their own orders; with --kind and --amount it is entered' }))
    .option('--kind <kind>', 'referrals, volume, reference, other')
    .option('--amount <money>', say({ zh: '每年的金额；0 表示不再计', en: 'an amount a year; 0 ends it' }), anyNumber)
    .option('--reason <text>', say({ zh: '依据', en: 'why' }))
    .addHelpText('after', examples(say, ['zhiyin indirect C0000012', 'zhiyin indirect C0000012 --kind reference --amount 3000 --reason 行业标杆']))
    .action(
      act<Options>(async (session, { kind, amount, reason }, id = '') => {
        if (kind !== undefined || amount !== undefined) await session.invoke('setIndirectValue', { id, kind: kind as never, yearlyAmount: amount, ...(reason === undefined ? {} : { reason }) });
        const list = await session.invoke('listIndirectValues', { id });
        await session.answer(list, () =>
          [
            table(list.values, [
              { title: say({ zh: '类别', en: 'Kind' }), of: (value) => value.kind },
              { title: say({ zh: '每年', en: 'A year' }), of: (value) => session.number(value.yearlyAmount, 2), align: 'right' },
              { title: say({ zh: '依据', en: 'Why' }), of: (value) => value.reason },
              { title: say({ zh: '填写于', en: 'Entered' }), of: (value) => value.enteredAt.slice(0, 10) },
              { title: say({ zh: '止于', en: 'Until' }), of: (value) => value.endedAt?.slice(0, 10) },
            ]),
            say({
              zh: `推荐来 ${list.referrals.referred} 位，至今带来 ${session.number(list.referrals.value)}（算出）；填写的每年 ${session.number(list.yearlyAmount)}；自己的净利 ${session.number(list.netMargin)}，金额 ${list.currency}`,
              en: `Referred ${list.referrals.referred}, who have brought ${session.number(list.referrals.value)} so far (computed); entered ${session.number(list.yearlyAmount)} a year; own net margin ${session.number(list.netMargin)}; amounts in ${list.currency}`,
            }),
          ].join('\n\n'),
        );
      }),
    );
};
