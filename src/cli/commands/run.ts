import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { table } from '../table.ts';

interface Options {
  readonly asOf?: string;
  readonly force?: boolean;
}

export const run: DefineCommand = ({ program, say, act }) => {
  program
    .command('run')
    .description(say({ zh: '计算：读完新的文本，更新每位客户的所有数字', en: "compute: read new texts and bring every customer's figures up to date" }))
    .option('--as-of <day>', say({ zh: '截至哪天，如 2024-12-31（默认数据里的最后一天）', en: 'as of which day, e.g. 2024-12-31 (default: the last day in the data)' }))
    .option('--force', say({ zh: '没有新数据也重算', en: 'compute again even when nothing is new' }))
    .addHelpText('after', examples(say, ['zhiyin run', 'zhiyin run --as-of 2024-12-31 --json']))
    .action(
      act<Options>(async (session, { asOf, force }) => {
        const ran = await session.invoke('runInsights', { ...(asOf === undefined ? {} : { asOf }), force: force ?? false });
        await session.answer(ran, () =>
          [
            table(ran.insights, [
              { title: say({ zh: '洞察', en: 'Insight' }), of: (insight) => insight.name },
              { title: say({ zh: '客户', en: 'Customers' }), of: (insight) => session.number(insight.customers), align: 'right' },
              { title: say({ zh: '秒', en: 'Seconds' }), of: (insight) => session.number(insight.seconds, 2), align: 'right' },
              { title: say({ zh: '状态', en: 'Status' }), of: (insight) => insight.status },
            ]),
            say({
              zh: `截至 ${ran.asOf}；新读 ${session.number(ran.texts.read)} 段文本；共 ${session.number(ran.seconds, 1)} 秒`,
              en: `As of ${ran.asOf}; ${session.number(ran.texts.read)} new texts read; ${session.number(ran.seconds, 1)} seconds in all`,
            }),
          ].join('\n\n'),
        );
      }),
    );
};
