import type { OutputOf, operations } from '../../contract/index.ts';
import { ZhiyinError } from '../../domain/index.ts';
import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import type { Session } from '../session.ts';
import { listing, table } from '../table.ts';
import type { Say } from '../terminal.ts';

const shownFacts = 20;

type OfCustomer = OutputOf<typeof operations.explain>;
type OfCompany = OutputOf<typeof operations.explainCompany>;

export const explain: DefineCommand = ({ program, say, act }) => {
  program
    .command('explain')
    .argument('[words...]', say({ zh: '客户编号和哪个数字（zhiyin customer 的最后一列）；加 --all 时是哪个数字、属于谁', en: 'customer id and figure (the last column of: zhiyin customer); with --all, the figure and what it is of' }))
    .description(say({ zh: '一个数字怎么来的：公式、输入、背后的事实', en: 'where a figure comes from: formula, inputs, and the facts behind it' }))
    .option('--all', say({ zh: '关于全体客户的数字；不写哪个时列出全部', en: 'a figure about everybody; lists them all when none is named' }))
    .addHelpText('after', examples(say, ['zhiyin explain C-1024 pAlive', 'zhiyin explain C-1024 tier --json', 'zhiyin explain --all', 'zhiyin explain --all tierValue high', 'zhiyin explain --all moodChange delivery --json']))
    .action(
      act<{ readonly all?: boolean }>(async (session, { all = false }, ...words) => {
        if (all) return ofEverybody(session, say, words);
        const [id, measure, ...more] = words;
        if (id === undefined || measure === undefined || more.length > 0) throw new ZhiyinError('BAD_REQUEST', { problem: `a customer and a figure are needed, not "${words.join(' ')}"` });
        const explained = await session.invoke('explain', { id, measure });
        await session.answer(explained, () => {
          const { facts } = explained;
          const columns = Object.keys(facts.rows[0] ?? {});
          return [
            ...told(session, say, explained),
            say({ zh: `方法 ${explained.method}，截至 ${explained.asOf}，依据 ${facts.total} 条事实`, en: `Method ${explained.method}, as of ${explained.asOf}, from ${facts.total} facts` }),
            ...(facts.rows.length > 0 ? [table(facts.rows.slice(0, shownFacts), columns.map((name) => ({ title: name, of: (row) => textOf(row[name]) })))] : []),
          ].join('\n\n');
        });
      }),
    );
};

async function ofEverybody(session: Session, say: Say, [measure, ...of]: readonly string[]): Promise<void> {
  const { figures } = await session.invoke('listCompanyFigures', {});
  if (measure === undefined) {
    await session.answer({ figures }, () =>
      table(figures, [
        { title: say({ zh: '追问', en: 'Explain' }), of: (figure) => figure.measure },
        { title: say({ zh: '属于', en: 'Of' }), of: (figure) => figure.of.join(', ') },
        { title: say({ zh: '数字', en: 'Figure' }), of: (figure) => say(figure.title) },
        { title: say({ zh: '单位', en: 'Unit' }), of: (figure) => figure.unit },
        { title: say({ zh: '出现在', en: 'Shown by' }), of: (figure) => figure.page },
      ]),
    );
    return;
  }
  const known = figures.find((figure) => figure.measure === measure);
  if (!known) throw new ZhiyinError('NOT_FOUND', { what: say({ zh: '数字', en: 'figure' }), id: measure });
  const explained = await session.invoke('explainCompany', { measure: known.measure, of });
  await session.answer(explained, () =>
    [
      ...told(session, say, explained),
      ...(explained.noInterval ? [say(explained.noInterval)] : []),
      say({
        zh: `方法 ${explained.method}，截至 ${explained.asOf}（${explained.computedAt} 算完），依据 ${session.number(explained.figure.observations)} 个`,
        en: `Method ${explained.method}, as of ${explained.asOf} (computed ${explained.computedAt}), from ${session.number(explained.figure.observations)}`,
      }),
      ...(explained.behind && explained.behind.rows.length > 0 ? [`${say(explained.behind.title)}${explained.behind.total === null ? '' : ` (${explained.behind.rows.length}/${session.number(explained.behind.total)})`}`, behindTable(session, say, explained.behind)] : []),
    ].join('\n\n'),
  );
}

/** What both kinds of explanation begin with. */
function told(session: Session, say: Say, explained: OfCustomer | OfCompany): string[] {
  const { figure } = explained;
  const value = (given: number | string | null): string => (typeof given === 'number' ? session.number(given, 4) : (given ?? '–'));
  const of = 'of' in explained && explained.of.length > 0 ? ` [${explained.of.join(' ')}]` : '';
  return [
    `${say(figure.title)}${of}: ${value(figure.value)} ${figure.unit}${figure.low === null ? '' : ` (${session.number(figure.low, 4)} … ${session.number(figure.high, 4)})`}`,
    say(explained.meaning),
    explained.formula,
    listing([...explained.inputs.map((input) => [say(input.title), value(input.value)] as const), ...Object.entries(explained.parameters).map(([name, given]) => [name, String(given)] as const)]),
  ];
}

function behindTable(session: Session, say: Say, { columns, rows }: NonNullable<OfCompany['behind']>): string {
  return table(
    rows,
    columns.map(({ name, title }) => ({
      title: say(title),
      of: (row) => {
        const value = row[name];
        if (name === 'customer') return [row['customer'], row['name']].filter(Boolean).join(' ');
        return typeof value === 'number' ? session.number(value, 2) : value;
      },
    })),
  );
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
