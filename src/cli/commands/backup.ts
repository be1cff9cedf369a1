import { resolve } from 'node:path';
import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';

export const backup: DefineCommand = ({ program, say, act }) => {
  program
    .command('backup')
    .argument('<target>', say({ zh: '一个 .tar.gz 文件，或一个新文件夹', en: 'a .tar.gz file, or a new folder' }))
    .description(say({ zh: '备份整个数据文件夹；工作台开着也行', en: 'back up the whole data folder, also while the workbench is open' }))
    .addHelpText('after', examples(say, ['zhiyin backup zhiyin-2024-12-31.tar.gz', 'zhiyin restore zhiyin-2024-12-31.tar.gz --data new-folder']))
    .action(
      act(async (session, _options, target = '') => {
        const done = await session.invoke('backup', { target: resolve(target) });
        await session.answer(done, () =>
          say({ zh: `已备份到 ${done.target}（${session.number(done.bytes / 1e6, 1)} MB，${session.number(done.seconds, 1)} 秒）`, en: `Backed up to ${done.target} (${session.number(done.bytes / 1e6, 1)} MB, ${session.number(done.seconds, 1)} seconds)` }),
        );
      }),
    );
};
