import type { OutputOf, operations } from '../../contract/index.ts';
import { needsSecondOpinion } from '../../domain/index.ts';
import type { MessageReading } from '../../domain/index.ts';
import { declinedExitCode, examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { table } from '../table.ts';
import { declineText } from '../words.ts';

interface RefinedLine {
  /** From 0. */
  readonly turn: number;
  readonly text: string;
  readonly before: { readonly polarity: MessageReading['polarity']; readonly emotion: MessageReading['emotion']['label'] };
  readonly after: OutputOf<(typeof operations)['refineReading']>;
}

export const refine: DefineCommand = ({ program, say, act }) => {
  program
    .command('refine')
    .argument('<conversation>', say({ zh: '对话编号', en: 'conversation id' }))
    .description(say({ zh: '把一段对话里拿不准的句子请大模型接口再读一遍，列出前后两种读法；不改动保存的结果', en: 'have the language-model endpoint read the unsure lines of a conversation once more, before and after side by side; changes nothing that is stored' }))
    .option('--customer <id>', say({ zh: '哪位客户的，当两位客户的对话编号相同时', en: 'whose, where two customers share a conversation id' }))
    .addHelpText('after', examples(say, ['zhiyin refine talk-1024', 'zhiyin refine talk-1024 --json']))
    .action(
      act<{ readonly customer?: string }>(async (session, { customer }, id = '') => {
        const { turns } = await session.invoke('getConversation', { id, ...(customer !== undefined && { customer }) });
        const unsure = turns.map((turn, index) => ({ turn: index, ...turn })).filter(needsSecondOpinion);
        const lines: RefinedLine[] = [];
        for (const { turn, text, message } of unsure) {
          const after = await session.invoke('refineReading', { text });
          lines.push({ turn, text, before: { polarity: message.polarity, emotion: message.emotion.label }, after });
          // What is wrong with the endpoint is wrong for every line; a bad answer only for its own.
          if (after.status === 'declined' && after.reason !== 'invalid-answer') break;
        }
        const stopped = lines.find(({ after }) => after.status === 'declined')?.after;
        await session.answer({ conversation: id, unsure: unsure.length, lines }, () =>
          unsure.length === 0
            ? say({ zh: '客户的每一句都读得准，没有要再读的', en: "the reader is sure of every line of the customer's" })
            : [
                table(lines, [
                  { title: say({ zh: '第几句', en: 'Line' }), of: ({ turn }) => turn + 1, align: 'right' },
                  { title: say({ zh: '原话', en: 'Words' }), of: ({ text }) => text },
                  { title: say({ zh: '原来', en: 'Before' }), of: ({ before }) => `${before.polarity.label} (${session.number(before.polarity.score, 2)})` },
                  { title: say({ zh: '再读', en: 'After' }), of: ({ after }) => (after.polarity === null ? null : `${after.polarity} · ${after.emotion}`) },
                  { title: say({ zh: '依据', en: 'Evidence' }), of: ({ after }) => after.quote },
                ]),
                ...(stopped ? [declineText(stopped, say)] : []),
              ].join('\n\n'),
        );
        return stopped ? declinedExitCode : 0;
      }),
    );
};
