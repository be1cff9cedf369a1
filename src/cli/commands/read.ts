import { ZhiyinError } from '../../domain/index.ts';
import { companyZone, isTimeZone } from '../../config.ts';
import type { ConversationLine, ReadLine } from '../../workbench/read-file.ts';
import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import type { Session } from '../session.ts';
import { harmless } from '../table.ts';
import { writeWithin } from '../terminal.ts';

interface Options {
  readonly text: string;
  readonly speaker?: string;
  readonly at?: string;
  readonly zone?: string;
  readonly conversation?: string;
  readonly jsonLines?: boolean;
}

export const read: DefineCommand = ({ program, say, act }) => {
  program
    .command('read')
    .argument('<file>', say({ zh: '有文本的文件', en: 'a file with texts' }))
    .description(
      say({
        zh: '读一个文件里的文本：语言、好恶、情绪、依据、意图、异议、伤人的话、承诺、个人信息等；不需要数据文件夹',
        en: 'read the texts of a file: language, polarity, emotion, evidence, intents, objections, phrases that hurt, promises, personal data and more; needs no data folder',
      }),
    )
    .requiredOption('--text <column>', say({ zh: '文本在哪列：列名，或从 1 开始的列号', en: 'the column of texts: its name, or its number from 1' }))
    .option('--speaker <column>', say({ zh: '谁说的：客户、客服、agent、customer 等；认不出的按两边都读', en: 'the column of who speaks: customer, agent, 客户, 客服 and the like; what is not recognised is read as either side' }))
    .option('--at <column>', say({ zh: '什么时候说的；有了它，承诺的期限才能算出来', en: 'the column of when it was said; without it, due times stay open' }))
    .option('--zone <zone>', say({ zh: '时间的时区，如 Asia/Shanghai；默认用设置里的', en: 'time zone of those times, e.g. Asia/Shanghai; the configured one by default' }))
    .option(
      '--conversation <column>',
      say({
        zh: '对话编号的列：同一对话的行一起读，排在一起（都有时间按时间，否则按行），后面跟一行对话的结论；对话按第一次出现的次序',
        en: 'the column that tells conversations apart: their rows are read together and follow each other (by time when all have one, else by line), then a line about the conversation; conversations stand in the order they first appear',
      }),
    )
    .option('--json-lines', say({ zh: '每行一个 JSON；没有对话列时按原来的次序', en: 'one JSON object a line; in order when there are no conversations' }))
    .addHelpText('after', examples(say, ['zhiyin read reviews.csv --text review --json-lines > readings.jsonl', 'zhiyin read chats.csv --text words --speaker who --at time --conversation chat --json-lines', 'zhiyin read reviews.csv --text 2']))
    .action(
      act<Options>(async (session, options, path = '') => {
        const { readFile } = await import('../../workbench/read-file.ts');
        const { out } = session.terminal;
        const asDocument = session.json && !options.jsonLines;
        let lines = 0;
        const write = (line: ReadLine | ConversationLine): Promise<void> => {
          lines += 1;
          if (options.jsonLines) return writeWithin(out, `${JSON.stringify(line)}\n`);
          return writeWithin(out, asDocument ? `${lines === 1 ? '{"readings":[' : ','}${JSON.stringify(line)}` : `${'conversation' in line ? plainConversation(line) : plain(line)}\n`);
        };
        const { text, speaker, at, conversation } = options;
        const done = await readFile({ path, columns: { text, speaker, at, conversation }, zone: zoneOf(session, options.zone), onLine: write });
        if (asDocument) await writeWithin(out, `${lines === 0 ? '{"readings":[' : ''}],"rows":${done.rows},"seconds":${done.seconds}}\n`);
        session.note(say({ zh: `${session.number(done.rows)} 行，${session.number(done.seconds, 1)} 秒`, en: `${session.number(done.rows)} rows, ${session.number(done.seconds, 1)} seconds` }));
      }),
    );
};

function zoneOf(session: Session, given: string | undefined): string {
  if (given !== undefined && !isTimeZone(given)) throw new ZhiyinError('BAD_REQUEST', { problem: `--zone ${given} is no time zone; write it like Asia/Shanghai` });
  return given ?? companyZone(session.configuration.settings);
}

function plain(line: ReadLine): string {
  const words = line.evidence.map(({ text }) => harmless(text)).join(' | ');
  return `${line.row}\t${line.polarity.label}\t${line.polarity.score.toFixed(2)}\t${line.emotion.label}\t${[...labelsOf(line)].join(', ')}\t${words}`;
}

/** What else was found, in its stable labels. */
function labelsOf(line: ReadLine): Set<string> {
  return new Set([
    ...line.intents,
    ...line.aspects.map(({ aspect, polarity }) => `${aspect} ${polarity}`),
    ...(line.objection ? [`objection: ${line.objection.cause}`] : []),
    ...(line.emotionalNeed ? [`hurt: ${line.emotionalNeed}`] : []),
    ...line.phrases.map(({ category }) => category),
    ...line.claims.map(({ kind }) => `${kind} claim`),
    ...line.promises.map(({ due }) => (due ? `promise by ${due.end}` : 'promise')),
    ...line.personalData.map(({ kind }) => kind),
  ]);
}

function plainConversation(line: ConversationLine): string {
  const shares = [`talk share ${line.talkShare.toFixed(2)}`, `questions ${line.questions}`, `dissatisfied ${line.dissatisfied.probability.toFixed(2)}`, `resolved ${line.resolved.probability.toFixed(2)}`];
  return `= ${harmless(line.conversation)}\t${[...shares, ...line.steps, ...(line.objectionTruth ? [`objection ${line.objectionTruth}`] : []), ...(line.prematurePitch ? ['premature pitch'] : [])].join('\t')}`;
}
