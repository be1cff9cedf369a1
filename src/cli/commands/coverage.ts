import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { table } from '../table.ts';

export const coverage: DefineCommand = ({ program, say, act }) => {
  program
    .command('coverage')
    .description(say({ zh: '有哪些数据：多少、从何时到何时、多少客户', en: 'what data there is: how much, from when to when, of how many customers' }))
    .addHelpText('after', examples(say, ['zhiyin coverage', 'zhiyin coverage --json']))
    .action(
      act(async (session) => {
        const covered = await session.invoke('coverage', {});
        await session.answer(covered, () =>
          table(covered.kinds, [
            { title: say({ zh: '内容', en: 'Kind' }), of: (kind) => kind.kind },
            { title: say({ zh: '条数', en: 'Facts' }), of: (kind) => session.number(kind.facts), align: 'right' },
            { title: say({ zh: '客户', en: 'Customers' }), of: (kind) => session.number(kind.customers), align: 'right' },
            { title: say({ zh: '匿名', en: 'Anonymous' }), of: (kind) => session.number(kind.anonymous), align: 'right' },
            { title: say({ zh: '从', en: 'From' }), of: (kind) => kind.firstDay },
            { title: say({ zh: '到', en: 'To' }), of: (kind) => kind.lastDay },
          ]),
        );
      }),
    );
};
