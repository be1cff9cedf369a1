import { conversationTraits } from '../../contract/index.ts';
import type { InputOf, operations } from '../../contract/index.ts';
import { collect, examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { table } from '../table.ts';

type Asked = InputOf<(typeof operations)['listConversations']>;

export const conversations: DefineCommand = ({ program, say, act }) => {
  program
    .command('conversations')
    .description(say({ zh: '读过的对话：有没有异议、承诺、伤人的话，结束时满不满意', en: 'the conversations that were read: objections, promises, phrases that hurt, and how likely they end dissatisfied' }))
    .option('--trait <traits>', say({ zh: `只看有这些的：${conversationTraits.join('、')}`, en: `only those with all of these: ${conversationTraits.join(', ')}` }), collect)
    .option('--cause <causes>', say({ zh: '只看这些原因的异议，如 price,no-trust', en: 'only objections of these causes, e.g. price,no-trust' }), collect)
    .option('--agent <id>', say({ zh: '只看这位同事的', en: 'only those of this colleague' }))
    .option('--customer <id>', say({ zh: '只看这位客户的', en: 'only those of this customer' }))
    .option('--sort <order>', say({ zh: 'newest（最新在前）或 dissatisfied（最不满在前）', en: 'newest or dissatisfied first' }))
    .option('--offset <number>', say({ zh: '跳过前几段', en: 'skip so many' }), wholeNumber)
    .option('--limit <number>', say({ zh: '最多列几段（默认 50）', en: 'at most so many (default 50)' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin conversations --trait objection --cause price', 'zhiyin conversations --sort dissatisfied --limit 10 --json']))
    .action(
      act<{ readonly trait?: readonly string[] } & Omit<Asked, 'traits'>>(async (session, { trait, ...options }) => {
        const found = await session.invoke('listConversations', { ...options, ...(trait && { traits: trait as Asked['traits'] }) });
        await session.answer(found, () =>
          [
            table(found.rows, [
              { title: say({ zh: '对话', en: 'Conversation' }), of: (row) => row.id },
              { title: say({ zh: '客户', en: 'Customer' }), of: (row) => row.customerName ?? row.customer },
              { title: say({ zh: '开始', en: 'Began' }), of: (row) => row.startedAt?.slice(0, 16) },
              { title: say({ zh: '句数', en: 'Turns' }), of: (row) => row.turns, align: 'right' },
              { title: say({ zh: '异议', en: 'Objection' }), of: (row) => row.objection?.cause },
              { title: say({ zh: '承诺', en: 'Promises' }), of: (row) => row.promises, align: 'right' },
              { title: say({ zh: '伤人的话', en: 'Phrases' }), of: (row) => row.phrases, align: 'right' },
              { title: say({ zh: '不满的可能', en: 'Dissatisfied' }), of: (row) => `${session.number(100 * row.dissatisfied)} %`, align: 'right' },
              { title: say({ zh: '开头', en: 'Opens with' }), of: (row) => row.opening },
            ]),
            say({ zh: `共 ${session.number(found.total)} 段`, en: `${session.number(found.total)} in all` }),
          ].join('\n\n'),
        );
      }),
    );
};
