import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';

export const restore: DefineCommand = ({ program, say, act }) => {
  program
    .command('restore')
    .argument('<backup>', say({ zh: 'zhiyin backup 的结果', en: 'what zhiyin backup made' }))
    .description(say({ zh: '从备份恢复到一个新的数据文件夹（--data）', en: 'restore a backup into a new data folder (--data)' }))
    .addHelpText('after', examples(say, ['zhiyin restore zhiyin-2024-12-31.tar.gz --data new-folder']))
    .action(
      act(async (session, _options, from = '') => {
        const { restore: restoreBackup } = await import('../../workbench/restore.ts');
        const restored = await restoreBackup(from, session.folder);
        await session.answer(restored, () =>
          say({ zh: `${restored.madeAt} 的备份已恢复到 ${restored.folder}，${restored.files} 个文件的校验都一致`, en: `The backup of ${restored.madeAt} is restored to ${restored.folder}; all ${restored.files} files have their checksums` }),
        );
      }),
    );
};
