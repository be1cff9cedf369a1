import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { harmless } from '../table.ts';
import { writeWithin } from '../terminal.ts';

interface Options {
  readonly text: string;
  readonly jsonLines?: boolean;
}

export const read: DefineCommand = ({ program, say, act }) => {
  program
    .command('read')
    .argument('<file>', say({ zh: '有文本的文件', en: 'a file with texts' }))
    .description(say({ zh: '读一个文件里的文本：语言、好恶、情绪、依据；不需要数据文件夹', en: 'read the texts of a file: language, polarity, emotion, evidence; needs no data folder' }))
    .requiredOption('--text <column>', say({ zh: '文本在哪列：列名，或从 1 开始的列号', en: 'the column of texts: its name, or its number from 1' }))
    .option('--json-lines', say({ zh: '每行一个 JSON，按原来的次序', en: 'one JSON object a line, in order' }))
    .addHelpText('after', examples(say, ['zhiyin read reviews.csv --text review --json-lines > readings.jsonl', 'zhiyin read reviews.csv --text 2']))
    .action(
      act<Options>(async (session, options, path = '') => {
        const { readFile } = await import('../../workbench/read-file.ts');
        const { out } = session.terminal;
        const asDocument = session.json && !options.jsonLines;
        let rows = 0;
        const write = (line: object): Promise<void> => {
          rows += 1;
          if (options.jsonLines) return writeWithin(out, `${JSON.stringify(line)}\n`);
          return writeWithin(out, asDocument ? `${rows === 1 ? '{"readings":[' : ','}${JSON.stringify(line)}` : `${plain(line as ReadLine)}\n`);
        };
        const done = await readFile({ path, text: options.text, onRow: write });
        if (asDocument) await writeWithin(out, `${rows === 0 ? '{"readings":[' : ''}],"rows":${done.rows},"seconds":${done.seconds}}\n`);
        session.note(say({ zh: `${session.number(done.rows)} 行，${session.number(done.seconds, 1)} 秒`, en: `${session.number(done.rows)} rows, ${session.number(done.seconds, 1)} seconds` }));
      }),
    );
};

interface ReadLine {
  readonly row: number;
  readonly polarity: { readonly label: string; readonly score: number };
  readonly emotion: { readonly label: string };
  readonly evidence: readonly { readonly text: string }[];
}

function plain({ row, polarity, emotion, evidence }: ReadLine): string {
  const words = evidence.map(({ text }) => harmless(text)).join(' | ');
  return `${row}\t${polarity.label}\t${polarity.score.toFixed(2)}\t${emotion.label}\t${words}`;
}
