import type { BasketRules } from '../../contract/index.ts';
import { anyNumber, examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';

interface Options {
  readonly support?: number;
  readonly confidence?: number;
  readonly basket?: string;
  readonly item?: string;
  readonly header?: boolean;
  readonly limit: number;
}

export const baskets: DefineCommand = ({ program, say, act }) => {
  program
    .command('baskets')
    .argument('[file]', say({ zh: '购物篮文件：每行一篮，或每行一件商品（用 --basket 和 --item 指明列）；不给则用公司自己的订单', en: 'a file of baskets: one a line, or one item a line (with --basket and --item); without it the company’s own orders' }))
    .description(say({ zh: '什么和什么一起买：关联规则；给文件时不需要数据文件夹', en: 'what is bought together: association rules; a file needs no data folder' }))
    .option('--support <share>', say({ zh: '至少占多少比例的购物篮（默认：文件 0.01，公司 0.005）', en: 'share of baskets a set must lie in (default: file 0.01, company 0.005)' }), anyNumber)
    .option('--confidence <share>', say({ zh: '有左边的篮子里，至少多少比例也有右边（默认：文件 0.5，公司 0.1）', en: 'share of the baskets with the left side that must have the right (default: file 0.5, company 0.1)' }), anyNumber)
    .option('--basket <column>', say({ zh: '每行一件时：篮子（订单号）在哪列，列名或从 1 开始的列号', en: 'one item a line: the column of baskets, by name or number from 1' }))
    .option('--item <column>', say({ zh: '每行一件时：商品在哪列', en: 'one item a line: the column of items' }))
    .option('--header', say({ zh: '第一行是列名', en: 'the first line holds the column names' }))
    .option('--no-header', say({ zh: '没有列名', en: 'there are no column names' }))
    .option('--limit <n>', say({ zh: '显示几条规则（默认 20；--json 给出全部）', en: 'how many rules to show (default 20; --json gives all)' }), wholeNumber, 20)
    .addHelpText('after', examples(say, ['zhiyin baskets groceries.csv --support 0.001 --confidence 0.5 --json', 'zhiyin baskets sales.csv --basket InvoiceNo --item Description --support 0.02', 'zhiyin baskets --data mine']))
    .action(
      act<Options>(async (session, options, path) => {
        const found = path === undefined ? await session.invoke('companyBaskets', { support: options.support, confidence: options.confidence }) : await rulesOfFile(path, options);
        await session.answer(found, () => rulesText(found, session, options.limit));
      }),
    );
};

async function rulesOfFile(path: string, { support = 0.01, confidence = 0.5, ...columns }: Options): Promise<BasketRules> {
  const { basketFileRules } = await import('../../workbench/basket-file.ts');
  return basketFileRules({ path, support, confidence, ...columns });
}

function rulesText(found: BasketRules, session: Session, limit: number): string {
  const { say, number } = session;
  const percent = (share: number): string => `${number(share * 100, 2)} %`;
  const counts = say({
    zh: `${number(found.baskets)} 个购物篮，${number(found.items)} 种商品，${number(found.itemsets)} 个频繁组合，${number(found.rules.length)} 条规则`,
    en: `${number(found.baskets)} baskets, ${number(found.items)} items, ${number(found.itemsets)} frequent itemsets, ${number(found.rules.length)} rules`,
  });
  const rules = table(found.rules.slice(0, limit), [
    { title: say({ zh: '买了', en: 'Bought' }), of: (rule) => rule.left.join(' + ') },
    { title: say({ zh: '也买', en: 'Also bought' }), of: (rule) => rule.right.join(' + ') },
    { title: say({ zh: '篮数', en: 'Baskets' }), of: (rule) => number(rule.count), align: 'right' },
    { title: say({ zh: '支持度', en: 'Support' }), of: (rule) => percent(rule.support), align: 'right' },
    { title: say({ zh: '置信度', en: 'Confidence' }), of: (rule) => percent(rule.confidence), align: 'right' },
    { title: say({ zh: '提升度', en: 'Lift' }), of: (rule) => number(rule.lift, 2), align: 'right' },
  ]);
  return [counts, ...cappedText(found, session), ...(found.rules.length > 0 ? [rules] : [])].join('\n\n');
}

/** What a limit left out. */
function cappedText({ capped }: BasketRules, { say, number }: Session): string[] {
  if (!capped) return [];
  return [
    ...(capped.maximumSize === null ? [] : [say({ zh: `组合太多：只看了最多 ${capped.maximumSize} 件的组合（提高 --support 可看全）`, en: `Too many itemsets: only those of up to ${capped.maximumSize} items were looked at (a higher --support shows all)` })]),
    ...(capped.support === null ? [] : [say({ zh: `支持度提高到了 ${number(capped.support * 100, 4)} %`, en: `The support was raised to ${number(capped.support * 100, 4)} %` })]),
    ...(capped.by.includes('rules') ? [say({ zh: `共有 ${number(capped.rulesFound)} 条规则，只给出提升度最高的`, en: `There are ${number(capped.rulesFound)} rules; those with the highest lift are given` })] : []),
  ];
}
