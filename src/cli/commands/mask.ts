import { collect, examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { listing } from '../table.ts';

interface Options {
  readonly text: readonly string[];
  readonly out?: string;
  readonly map?: string;
  readonly key?: string;
}

export const mask: DefineCommand = ({ program, say, act }) => {
  program
    .command('mask')
    .argument('<file>', say({ zh: '有文本的文件', en: 'a file with texts' }))
    .description(
      say({
        zh: '把一个文件里的个人信息换成记号，写成一份新文件；换下来的用您的密钥封存，只有用它才能放回去。订单号、价格、日期保留',
        en: 'write a copy of a file with marks in place of personal data, and what was hidden sealed with your key, which alone can put it back; order numbers, prices and dates stay',
      }),
    )
    .requiredOption('--text <columns>', say({ zh: '文本在哪些列：列名，或从 1 开始的列号', en: 'the columns of texts: names, or numbers from 1' }), collect)
    .option('--out <file>', say({ zh: '新文件（默认在原文件旁边，名为 ….masked.csv）', en: 'the copy (default beside the file, ….masked.csv)' }))
    .option('--map <file>', say({ zh: '封存文件（默认在原文件旁边，名为 ….sealed.json）', en: 'the sealed file (default beside the file, ….sealed.json)' }))
    .option('--key <file>', say({ zh: '密钥文件（默认用数据文件夹里的 seal.key，或设置的口令）', en: 'the key file (default seal.key of the data folder, or the passphrase that is set)' }))
    .addHelpText('after', examples(say, ['zhiyin config --make-key', 'zhiyin mask chats.csv --text words,remarks', 'zhiyin mask reviews.xlsx --text review --out clean.csv --map secret.json --json']))
    .action(
      act<Options>(async (session, { text, key, ...given }, path = '') => {
        const [{ maskFile }, { sealKey }] = await Promise.all([import('../../workbench/mask-file.ts'), import('../../workbench/seal-key.ts')]);
        const { out = `${withoutEnding(path)}.masked.csv`, map = `${withoutEnding(path)}.sealed.json` } = given;
        const done = await maskFile({ path, columns: text, out, map, key: await sealKey(session.configuration, { keyFile: key }) });
        await session.answer({ out, map, ...done }, () =>
          listing([
            [say({ zh: '新文件', en: 'Copy' }), out],
            [say({ zh: '封存文件', en: 'Sealed' }), map],
            [say({ zh: '行数', en: 'Rows' }), session.number(done.rows)],
            ...(done.leftOut > 0 ? ([[say({ zh: '读不完整、没有写进去的', en: 'Broken records left out' }), session.number(done.leftOut)]] as const) : []),
            [say({ zh: '隐去的', en: 'Hidden' }), Object.entries(done.hidden).map(([kind, count]) => `${kind} ${session.number(count)}`).join(', ') || '0'],
          ]),
        );
      }),
    );
};

/** The path without its last ending, and without `.masked` before it. */
export function withoutEnding(path: string): string {
  return path.replace(/(\.masked)?\.[^./\\]+$/u, '');
}
