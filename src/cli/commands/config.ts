import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { table } from '../table.ts';

export const config: DefineCommand = ({ program, say, act }) => {
  const places = {
    default: { zh: '默认', en: 'default' },
    file: { zh: '文件', en: 'file' },
    environment: { zh: '环境变量', en: 'environment' },
    'command line': { zh: '命令行', en: 'command line' },
  } as const;
  program
    .command('config')
    .description(say({ zh: '每项设置的有效值、来源与含义', en: 'the effective value of every setting, where it came from and what it means' }))
    .option('--make-key', say({ zh: '在数据文件夹里生成封存个人信息用的密钥文件 seal.key', en: 'make the key file seal.key in the data folder, which personal data is sealed with' }))
    .addHelpText('after', examples(say, ['zhiyin config', 'ZHIYIN_PORT=8080 zhiyin config --json', 'zhiyin config --make-key']))
    .action(
      act<{ readonly makeKey?: boolean }>(async (session, { makeKey }) => {
        if (makeKey) {
          const { makeSealKey } = await import('../../workbench/seal-key.ts');
          const key = await makeSealKey(session.configuration);
          return session.answer({ key }, () =>
            say({ zh: `密钥在 ${key}。请另存一份：没有它，封存的个人信息谁也放不回去。`, en: `The key is in ${key}. Keep a copy elsewhere: without it nobody can put back what it sealed.` }),
          );
        }
        const { list, file } = session.configuration;
        return session.answer({ settings: list, file }, () =>
          [
            table(list, [
              { title: say({ zh: '设置', en: 'Setting' }), of: (setting) => setting.key },
              { title: say({ zh: '有效值', en: 'Value' }), of: (setting) => setting.value },
              { title: say({ zh: '来源', en: 'From' }), of: (setting) => say(places[setting.from]) },
              { title: say({ zh: '环境变量', en: 'Environment' }), of: (setting) => setting.environment },
              { title: say({ zh: '含义', en: 'Meaning' }), of: (setting) => say(setting.meaning) },
            ]),
            say({ zh: `可以写进 ${file}，如 {"currency": "CNY"}`, en: `Can be set in ${file}, e.g. {"currency": "CNY"}` }),
          ].join('\n\n'),
        );
      }),
    );
};
