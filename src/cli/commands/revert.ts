import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';

export const revert: DefineCommand = ({ program, say, act }) => {
  program
    .command('revert')
    .argument('<import>', say({ zh: '导入编号（zhiyin imports 的第一列）', en: 'the import (first column of: zhiyin imports)' }))
    .description(say({ zh: '撤回一次导入', en: 'take an import back' }))
    .addHelpText('after', examples(say, ['zhiyin revert <import>']))
    .action(
      act(async (session, _options, importId = '') => {
        const reverted = await session.invoke('revertImport', { import: importId });
        await session.answer(reverted, () =>
          say({
            zh: `撤回 ${session.number(reverted.removed)} 条；${session.number(reverted.keptForOtherImports)} 条因其他导入也有而保留`,
            en: `${session.number(reverted.removed)} facts removed; ${session.number(reverted.keptForOtherImports)} kept because other imports hold them too`,
          }),
        );
      }),
    );
};
