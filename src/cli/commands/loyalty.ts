import { examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { table } from '../table.ts';
import { loyaltyFieldText, loyaltyKindText } from '../words.ts';

interface Options {
  readonly field?: never;
  readonly offset?: number;
  readonly limit?: number;
}

export const loyalty: DefineCommand = ({ program, say, act }) => {
  program
    .command('loyalty')
    .description(say({ zh: '三种忠诚：行为、情感、态度，以及哪里不一致', en: 'kinds of loyalty: in deeds, feelings and words, and where they disagree' }))
    .option('--field <field>', say({ zh: '列出哪一类：both、habit、heart、neither（默认 habit：人在心不在）', en: 'which to list: both, habit, heart, neither (default habit: buys without loving)' }))
    .option('--offset <n>', say({ zh: '跳过几位', en: 'skip this many' }), wholeNumber)
    .option('--limit <n>', say({ zh: '最多几位（默认 20）', en: 'at most this many (default 20)' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin loyalty', 'zhiyin loyalty --field heart --limit 50 --json']))
    .action(
      act<Options>(async (session, options) => {
        const [whole, list] = [await session.invoke('loyalty', {}), await session.invoke('loyaltyCustomers', options)];
        const { number } = session;
        const range = (of: { readonly value: number; readonly low: number; readonly high: number } | null, decimals = 0): string | null =>
          of && `${number(of.value, decimals)} (${number(of.low, decimals)} … ${number(of.high, decimals)})`;
        await session.answer({ ...whole, list }, () =>
          [
            table(whole.kinds, [
              { title: say({ zh: '忠诚', en: 'Loyalty' }), of: ({ kind }) => loyaltyKindText(kind, say) },
              { title: say({ zh: '测到', en: 'Measured' }), of: ({ measured }) => `${number(measured)} (${number((measured / Math.max(1, whole.customers)) * 100)}%)`, align: 'right' },
              { title: say({ zh: '平均（0–100）', en: 'Mean (0–100)' }), of: ({ mean }) => range(mean), align: 'right' },
            ]),
            table(whole.fields, [
              { title: say({ zh: '样子', en: 'Field' }), of: ({ field }) => loyaltyFieldText(field, say) },
              { title: say({ zh: '客户', en: 'Customers' }), of: (field) => number(field.customers), align: 'right' },
              { title: say({ zh: '其中分明', en: 'Clear cases' }), of: (field) => number(field.clear), align: 'right' },
              { title: say({ zh: '近一年', en: 'Last year' }), of: (field) => number(field.netLastYear), align: 'right' },
              { title: say({ zh: '未来 12 个月', en: 'Next 12 months' }), of: (field) => number(field.valueNext12Months), align: 'right' },
            ]),
            table(whole.agreement, [
              { title: say({ zh: '一致吗', en: 'Agreement' }), of: ({ one, other }) => `${loyaltyKindText(one, say)} · ${loyaltyKindText(other, say)}` },
              { title: say({ zh: '客户', en: 'Customers' }), of: ({ customers }) => number(customers), align: 'right' },
              { title: say({ zh: '相关', en: 'Correlation' }), of: ({ correlation }) => range(correlation, 2), align: 'right' },
            ]),
            table(list.rows, [
              { title: say({ zh: '客户', en: 'Customer' }), of: ({ row }) => `${row.id} ${row.name ?? ''}` },
              { title: loyaltyKindText('behavioural', say), of: (row) => range(row.behavioural), align: 'right' },
              { title: loyaltyKindText('emotional', say), of: (row) => range(row.emotional), align: 'right' },
              { title: loyaltyKindText('attitudinal', say), of: (row) => range(row.attitudinal), align: 'right' },
              { title: say({ zh: '未来 12 个月', en: 'Next 12 months' }), of: ({ row }) => number(row.valueNext12Months), align: 'right' },
            ]),
          ].join('\n\n'),
        );
      }),
    );
};
