import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { fitText } from '../fit-text.ts';

export const model: DefineCommand = ({ program, say, act }) => {
  program
    .command('model')
    .description(say({ zh: '自己的数据上，购买模型可不可信：先用前一段拟合，再用其后检验', en: 'whether the purchase model of your own data can be trusted: fitted on the first part, checked on the rest' }))
    .addHelpText('after', examples(say, ['zhiyin model', 'zhiyin model --json']))
    .action(
      act(async (session) => {
        const report = await session.invoke('modelReport', {});
        await session.answer(report, () => fitText(report, session));
      }),
    );
};
