import { examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { table } from '../table.ts';

const reasons = { phone: { zh: '同电话', en: 'same phone' }, email: { zh: '同邮箱', en: 'same e-mail' }, name: { zh: '同名', en: 'same name' } } as const;

export const duplicates: DefineCommand = ({ program, say, act }) => {
  program
    .command('duplicates')
    .description(say({ zh: '可能是同一人的客户', en: 'customers that may be the same person' }))
    .option('--limit <n>', say({ zh: '最多几对（默认 100）', en: 'at most this many pairs (default 100)' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin duplicates', 'zhiyin merge <kept> <merged>']))
    .action(
      act<{ readonly limit?: number }>(async (session, options) => {
        const found = await session.invoke('findDuplicates', options);
        await session.answer(found, () =>
          [
            table(found.pairs, [
              { title: say({ zh: '保留', en: 'Keep' }), of: ({ kept }) => `${kept.id} ${kept.name ?? ''}` },
              { title: say({ zh: '并入', en: 'Merge' }), of: ({ merged }) => `${merged.id} ${merged.name ?? ''}` },
              { title: say({ zh: '依据', en: 'Why' }), of: (pair) => pair.reasons.map((reason) => say(reasons[reason])).join(say({ zh: '、', en: ', ' })) },
            ]),
            say({ zh: `共 ${session.number(found.total)} 对`, en: `${session.number(found.total)} pairs in all` }),
          ].join('\n\n'),
        );
      }),
    );
};
