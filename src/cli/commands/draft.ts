import { declinedExitCode, examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { harmless } from '../table.ts';
import { declineText } from '../words.ts';

interface Options {
  readonly customer?: string;
  readonly turn?: number;
}

export const draft: DefineCommand = ({ program, say, act }) => {
  program
    .command('draft')
    .argument('<conversation>', say({ zh: '对话编号', en: 'conversation id' }))
    .description(
      say({
        zh: '请设置好的大模型接口为一段对话起草回复：个人信息先隐去再发出，草稿只给人看，不会自己发给客户',
        en: 'have the configured language-model endpoint draft the next reply of a conversation: personal data is masked before it leaves, and the draft is for you to read, never sent by itself',
      }),
    )
    .option('--customer <id>', say({ zh: '哪位客户的，当两位客户的对话编号相同时', en: 'whose, where two customers share a conversation id' }))
    .option('--turn <number>', say({ zh: '回复第几句，从 1 数；默认最后一句', en: 'the line to reply to, from 1; the last by default' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin draft talk-1024', 'zhiyin draft talk-1024 --turn 3 --json']))
    .action(
      act<Options>(async (session, { customer, turn }, conversation = '') => {
        const answer = await session.invoke('draftReply', { conversation, ...(customer !== undefined && { customer }), ...(turn !== undefined && { turn: Math.max(0, turn - 1) }) });
        await session.answer(answer, () =>
          answer.reply === null
            ? declineText(answer, say)
            : [
                answer.reply,
                ...(answer.promises.length > 0 ? [`${say({ zh: '里面的承诺', en: 'It commits to' })}:\n${answer.promises.map((promise) => `  ${harmless(promise)}`).join('\n')}`] : []),
                ...(answer.masked.length > 0 ? [`${say({ zh: '发出前隐去了', en: 'Masked before it left' })}: ${answer.masked.map(({ mark, data }) => `${harmless(data)} → ${mark}`).join(', ')}`] : []),
              ].join('\n\n'),
        );
        return answer.status === 'declined' ? declinedExitCode : 0;
      }),
    );
};
