import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { listing, table } from '../table.ts';
import { stageText, tierText } from '../words.ts';

export const customer: DefineCommand = ({ program, say, act }) => {
  program
    .command('customer')
    .argument('<id>', say({ zh: '客户编号', en: 'customer id' }))
    .description(say({ zh: '一位客户：值多少、感受如何、为什么、接下来做什么', en: 'one customer: what they are worth, how they feel, why, and what to do next' }))
    .addHelpText('after', examples(say, ['zhiyin customer C-1024', 'zhiyin customer C-1024 --json']))
    .action(
      act(async (session, _options, id = '') => {
        const one = await session.invoke('getCustomer', { id });
        await session.answer(one, () =>
          [
            [one.row.name ?? id, one.row.name === null ? '' : id, tierText(one.row.tier, say), stageText(one.row.stage, say)].filter(Boolean).join(' · '),
            say(one.summary),
            ...(one.suggestion ? [`${say({ zh: '接下来', en: 'Next' })}: ${say(one.suggestion.title)}\n${say(one.suggestion.why)}\n“${say(one.suggestion.opening)}”`] : []),
            table(one.figures, [
              { title: say({ zh: '数字', en: 'Figure' }), of: (figure) => say(figure.title) },
              { title: say({ zh: '值', en: 'Value' }), of: (figure) => (typeof figure.value === 'number' ? session.number(figure.value, 2) : (figure.value ?? figure.status)), align: 'right' },
              { title: say({ zh: '单位', en: 'Unit' }), of: (figure) => figure.unit },
              { title: say({ zh: '区间', en: 'Interval' }), of: (figure) => (figure.low === null ? '' : `${session.number(figure.low, 2)} … ${session.number(figure.high, 2)}`) },
              { title: say({ zh: '依据', en: 'Facts' }), of: (figure) => session.number(figure.observations), align: 'right' },
              { title: say({ zh: '追问', en: 'Explain' }), of: (figure) => figure.measure },
            ]),
            listing([
              [say({ zh: '电话', en: 'Phone' }), one.profile.phone],
              [say({ zh: '邮箱', en: 'E-mail' }), one.profile.email],
              [say({ zh: '加入', en: 'Joined' }), one.profile.joinedOn],
              [say({ zh: '截至', en: 'As of' }), one.asOf],
            ]),
          ].join('\n\n'),
        );
      }),
    );
};
