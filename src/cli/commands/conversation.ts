import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { listing, table } from '../table.ts';

const speakerNames = { customer: { zh: '客户', en: 'customer' }, agent: { zh: '我们', en: 'us' } } as const;

export const conversation: DefineCommand = ({ program, say, act }) => {
  program
    .command('conversation')
    .argument('<id>', say({ zh: '对话编号', en: 'conversation id' }))
    .description(say({ zh: '一段对话：每一句的感受、异议、伤人的话、承诺，以及整段的结论', en: 'one conversation: how each line feels, its objection, phrases that hurt and promises, and what the whole of it tells' }))
    .option('--customer <id>', say({ zh: '哪位客户的，当两位客户的对话编号相同时', en: 'whose, where two customers share a conversation id' }))
    .addHelpText('after', examples(say, ['zhiyin conversation talk-1024', 'zhiyin conversation talk-1024 --json']))
    .action(
      act<{ readonly customer?: string }>(async (session, { customer }, id = '') => {
        const one = await session.invoke('getConversation', { id, ...(customer !== undefined && { customer }) });
        const { conversation: whole } = one;
        const share = (value: number): string => `${session.number(100 * value)} %`;
        await session.answer(one, () =>
          [
            [one.customerName ?? one.customer, one.id, one.agent, one.channel].filter(Boolean).join(' · '),
            table(one.turns.map((turn, index) => ({ number: index + 1, ...turn })), [
              { title: '', of: ({ number }) => number, align: 'right' },
              { title: say({ zh: '谁', en: 'Who' }), of: ({ speaker }) => speaker && say(speakerNames[speaker]) },
              { title: say({ zh: '原话', en: 'Words' }), of: ({ text }) => text },
              { title: say({ zh: '感受', en: 'Feeling' }), of: ({ message }) => (message.polarity.label === 'unsure' ? 'unsure' : `${message.polarity.label} · ${message.emotion.label}`) },
              { title: say({ zh: '读到的', en: 'Found' }), of: ({ message }) => [...message.intents, ...(message.objection ? [`objection: ${message.objection.cause}`] : []), ...message.phrases.map(({ category }) => category)].join(', ') },
            ]),
            listing([
              [say({ zh: '我们说的占', en: 'Our share of the talk' }), share(whole.talkShare)],
              [say({ zh: '我们提的问题', en: 'Questions we asked' }), whole.questions],
              [say({ zh: '走到的步骤', en: 'Steps taken' }), whole.steps.join(' → ')],
              ...(whole.objectionTruth ? ([[say({ zh: '异议（推测）', en: 'Objection (a guess)' }), whole.objectionTruth]] as const) : []),
              ...(whole.confirm ? ([[say({ zh: '可以问一句', en: 'Ask to find out' }), whole.confirm]] as const) : []),
              [say({ zh: '不满的可能', en: 'Dissatisfied' }), share(whole.dissatisfied.probability)],
              [say({ zh: '解决的可能', en: 'Resolved' }), share(whole.resolved.probability)],
            ]),
            ...(whole.promises.length === 0
              ? []
              : [
                  table(whole.promises, [
                    { title: say({ zh: '承诺', en: 'Promise' }), of: ({ quote }) => quote },
                    { title: say({ zh: '谁', en: 'Who' }), of: ({ owner }) => say(owner === 'us' ? speakerNames.agent : speakerNames.customer) },
                    { title: say({ zh: '最迟', en: 'At the latest' }), of: ({ due }) => due?.latestEnd },
                  ]),
                ]),
          ].join('\n\n'),
        );
      }),
    );
};
