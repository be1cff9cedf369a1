import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';

export const merge: DefineCommand = ({ program, say, act }) => {
  program
    .command('merge')
    .argument('<kept>', say({ zh: '保留的客户编号', en: 'the customer id that stays' }))
    .argument('<merged>', say({ zh: '并入的客户编号', en: 'the customer id that goes into it' }))
    .description(say({ zh: '把两位客户合并为一位，可撤销', en: 'merge two customers into one; can be undone' }))
    .option('--reason <text>', say({ zh: '原因', en: 'why' }))
    .addHelpText('after', examples(say, ['zhiyin merge C-1 C-7 --reason 同一手机号', 'zhiyin unmerge 3']))
    .action(
      act<{ readonly reason?: string }>(async (session, options, keptId = '', mergedId = '') => {
        const done = await session.invoke('mergeCustomers', { keptId, mergedId, ...options });
        await session.answer(done, () => say({ zh: `已合并，编号 ${done.merge}；撤销：zhiyin unmerge ${done.merge}`, en: `Merged as number ${done.merge}; undo: zhiyin unmerge ${done.merge}` }));
      }),
    );
};
