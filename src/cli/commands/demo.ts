import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { EnsuredDemo } from '../../workbench/ensure-demo.ts';
import { examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';

interface Options {
  readonly customers?: number;
  readonly seed?: number;
  readonly open: boolean;
  readonly generateOnly?: boolean;
}

export const demo: DefineCommand = ({ program, say, act }) => {
  program
    .command('demo')
    .description(say({ zh: '打开演示公司：一家虚构的茶礼零售商', en: 'open the demo company: a fictional retailer of tea and gifts' }))
    .option('--customers <n>', say({ zh: '多少位客户（默认 2000）', en: 'how many customers (default 2000)' }), wholeNumber)
    .option('--seed <n>', say({ zh: '种子：相同则数据相同（默认 7）', en: 'seed: the same gives the same data (default 7)' }), wholeNumber)
    .option('--port <port>', say({ zh: '端口（默认 4477；0 为任选）', en: 'port (default 4477; 0 takes a free one)' }))
    .option('--host <host>', say({ zh: '监听的地址（默认只有本机）', en: 'address to listen on (default: this machine only)' }))
    .option('--no-open', say({ zh: '不打开浏览器', en: 'do not open the browser' }))
    .option('--generate-only', say({ zh: '只生成数据', en: 'make the data only' }))
    .addHelpText('after', examples(say, ['zhiyin demo', 'zhiyin demo --data big-demo --customers 100000 --generate-only']))
    .action(
      act<Options>(async (session, options) => {
        const [{ serveFolder }, { ensureDemo }, { readDemoMark }, { progressLine }] = await Promise.all([
          import('../serve-folder.ts'), import('../../workbench/ensure-demo.ts'), import('../../workbench/demo-mark.ts'), import('../progress-line.ts'),
        ]);
        const shown = progressLine(session.terminal.err, say);
        const only = options.generateOnly ?? false;
        const state = (await readDemoMark(session.folder))?.state;
        const failure = !only && (state === undefined || state === 'being made') ? await makeApart() : 0;
        if (failure !== 0) return failure;
        let demo: EnsuredDemo | undefined;
        await serveFolder(session, 'demo', {
          open: options.open,
          only,
          prepare: async (workspace) => {
            demo = await ensureDemo(workspace, { customers: options.customers, seed: options.seed }, shown.show);
            shown.end();
          },
        });
        if (!only || !demo) return 0;
        const { made } = demo;
        await session.answer({ folder: session.folder, ...demo }, () =>
          made ? say({ zh: `演示公司已生成：${session.folder}`, en: `The demo company is made: ${session.folder}` }) : say({ zh: `演示公司已经在 ${session.folder}`, en: `The demo company is already in ${session.folder}` }),
        );
        return 0;
      }),
    );
};

/**
 * Makes the demo in a process of its own, which takes the memory with it that making needs and serving does not.
 * @returns its exit code: 0, or that of what went wrong, which it has told
 */
async function makeApart(): Promise<number> {
  const [node, ...given] = process.argv;
  const [code] = (await once(spawn(node as string, [...given, '--generate-only'], { stdio: ['ignore', 'ignore', 'inherit'] }), 'exit')) as [number | null];
  return code ?? 0;
}
