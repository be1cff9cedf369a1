import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { listing } from '../table.ts';
import { withoutEnding } from './mask.ts';

interface Options {
  readonly map?: string;
  readonly out?: string;
  readonly plain?: boolean;
  readonly key?: string;
}

export const unmask: DefineCommand = ({ program, say, act }) => {
  program
    .command('unmask')
    .argument('<file>', say({ zh: '隐去了个人信息的文件', en: 'a file with personal data masked' }))
    .description(say({ zh: '用密钥把隐去的个人信息放回去', en: 'put masked personal data back, with the key' }))
    .option('--map <file>', say({ zh: '封存文件（默认在文件旁边，名为 ….sealed.json）', en: 'the sealed file (default beside the file, ….sealed.json)' }))
    .option('--out <file>', say({ zh: '写到哪里（默认在文件旁边，名为 ….unmasked.csv）', en: 'where to write (default beside the file, ….unmasked.csv)' }))
    .option('--plain', say({ zh: '不是表格，是任意文本，如别人写好的回复', en: 'the file is no table but any text, such as replies somebody wrote' }))
    .option('--key <file>', say({ zh: '密钥文件（默认用数据文件夹里的 seal.key，或设置的口令）', en: 'the key file (default seal.key of the data folder, or the passphrase that is set)' }))
    .addHelpText('after', examples(say, ['zhiyin unmask chats.masked.csv', 'zhiyin unmask replies.txt --plain --map chats.sealed.json --out replies.final.txt --json']))
    .action(
      act<Options>(async (session, { key, plain = false, ...given }, path = '') => {
        const [{ unmaskFile }, { sealKey }] = await Promise.all([import('../../workbench/mask-file.ts'), import('../../workbench/seal-key.ts')]);
        const { map = `${withoutEnding(path)}.sealed.json`, out = `${withoutEnding(path)}.unmasked.${plain ? 'txt' : 'csv'}` } = given;
        const done = await unmaskFile({ path, map, out, plain, key: await sealKey(session.configuration, { keyFile: key }) });
        await session.answer({ out, ...done }, () =>
          listing([
            [say({ zh: '写到', en: 'Written' }), out],
            [say({ zh: '行数', en: 'Rows' }), session.number(done.rows)],
            ...(done.leftOut > 0 ? ([[say({ zh: '读不完整、没有写进去的', en: 'Broken records left out' }), session.number(done.leftOut)]] as const) : []),
          ]),
        );
      }),
    );
};
