import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { table } from '../table.ts';

export const imports: DefineCommand = ({ program, say, act }) => {
  program
    .command('imports')
    .description(say({ zh: '导入记录', en: 'the imports so far' }))
    .addHelpText('after', examples(say, ['zhiyin imports', 'zhiyin revert <import>']))
    .action(
      act(async (session) => {
        const journal = await session.invoke('listImports', {});
        await session.answer(journal, () =>
          table(journal.imports, [
            { title: say({ zh: '编号', en: 'Import' }), of: (entry) => entry.import },
            { title: say({ zh: '内容', en: 'Kind' }), of: (entry) => entry.kind },
            { title: say({ zh: '来源', en: 'Source' }), of: (entry) => entry.sourceName },
            { title: say({ zh: '状态', en: 'State' }), of: (entry) => entry.state },
            { title: say({ zh: '导入', en: 'Accepted' }), of: (entry) => session.number(entry.counts?.accepted), align: 'right' },
            { title: say({ zh: '拒绝', en: 'Rejected' }), of: (entry) => session.number(entry.counts?.rejected), align: 'right' },
            { title: say({ zh: '时间', en: 'When' }), of: (entry) => entry.startedAt },
            { title: say({ zh: '问题', en: 'Problem' }), of: (entry) => entry.problem ?? '' },
          ]),
        );
      }),
    );
};
