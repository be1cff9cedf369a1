import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';

export const unmerge: DefineCommand = ({ program, say, act }) => {
  program
    .command('unmerge')
    .argument('<merge>', say({ zh: '合并编号', en: 'the number of the merge' }))
    .description(say({ zh: '撤销一次合并', en: 'undo a merge' }))
    .addHelpText('after', examples(say, ['zhiyin unmerge 3']))
    .action(
      act(async (session, _options, number = '') => {
        const done = await session.invoke('undoMerge', { merge: number });
        await session.answer(done, () => say({ zh: `合并 ${done.merge} 已撤销`, en: `Merge ${done.merge} is undone` }));
      }),
    );
};
