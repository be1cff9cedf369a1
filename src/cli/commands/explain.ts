import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { listing, table } from '../table.ts';

const shownFacts = 20;

export const explain: DefineCommand = ({ program, say, act }) => {
  program
    .command('explain')
    .argument('<id>', say({ zh: '客户编号', en: 'customer id' }))
    .argument('<measure>', say({ zh: '哪个数字（zhiyin customer 的最后一列）', en: 'which figure (the last column of: zhiyin customer)' }))
    .description(say({ zh: '一个数字怎么来的：公式、输入、背后的事实', en: 'where a figure comes from: formula, inputs, and the facts behind it' }))
    .addHelpText('after', examples(say, ['zhiyin explain C-1024 pAlive', 'zhiyin explain C-1024 tier --json']))
    .action(
      act(async (session, _options, id = '', measure = '') => {
        const explained = await session.invoke('explain', { id, measure });
        const value = (given: number | string | null): string => (typeof given === 'number' ? session.number(given, 4) : (given ?? '–'));
        await session.answer(explained, () => {
          const { figure, facts } = explained;
          const columns = Object.keys(facts.rows[0] ?? {});
          return [
            `${say(figure.title)}: ${value(figure.value)} ${figure.unit}${figure.low === null ? '' : ` (${session.number(figure.low, 4)} … ${session.number(figure.high, 4)})`}`,
            say(explained.meaning),
            explained.formula,
            listing([...explained.inputs.map((input) => [say(input.title), value(input.value)] as const), ...Object.entries(explained.parameters).map(([name, given]) => [name, String(given)] as const)]),
            say({ zh: `方法 ${explained.method}，截至 ${explained.asOf}，依据 ${facts.total} 条事实`, en: `Method ${explained.method}, as of ${explained.asOf}, from ${facts.total} facts` }),
            ...(facts.rows.length > 0 ? [table(facts.rows.slice(0, shownFacts), columns.map((name) => ({ title: name, of: (row) => textOf(row[name]) })))] : []),
          ].join('\n\n');
        });
      }),
    );
};

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
