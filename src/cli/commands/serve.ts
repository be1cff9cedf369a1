import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';

export const serve: DefineCommand = ({ program, say, act }) => {
  program
    .command('serve')
    .description(say({ zh: '打开工作台', en: 'open the workbench' }))
    .option('--port <port>', say({ zh: '端口（默认 4477；0 为任选）', en: 'port (default 4477; 0 takes a free one)' }))
    .option('--host <host>', say({ zh: '监听的地址（默认只有本机）', en: 'address to listen on (default: this machine only)' }))
    .option('--no-open', say({ zh: '不打开浏览器', en: 'do not open the browser' }))
    .addHelpText('after', examples(say, ['zhiyin serve --data my-company', 'zhiyin serve --port 8080 --no-open']))
    .action(
      act<{ readonly open: boolean }>(async (session, { open }) => {
        const { serveFolder } = await import('../serve-folder.ts');
        await serveFolder(session, 'serve', { open });
      }),
    );
};
