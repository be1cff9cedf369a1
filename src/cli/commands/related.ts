import type { OutputOf, operations } from '../../contract/index.ts';
import { examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';

type Related = OutputOf<(typeof operations)['relatedProducts']>;

interface Options {
  readonly search?: string;
  readonly sort?: never;
  readonly order?: never;
  readonly offset?: number;
  readonly limit?: number;
}

export const related: DefineCommand = ({ program, say, act }) => {
  program
    .command('related')
    .argument('[product]', say({ zh: '商品编号；不给则列出全部', en: 'id of a product; without it all pairs' }))
    .description(say({ zh: '关联商品，以及按关联推荐准不准', en: 'related products, and whether recommending them hits' }))
    .option('--search <text>', say({ zh: '编号或名称里有这段文字', en: 'with this text in id or name' }))
    .option('--sort <column>', say({ zh: '排序：lift、low、together、confidence、name、other', en: 'sort by: lift, low, together, confidence, name, other' }))
    .option('--order <direction>', 'descending, ascending')
    .option('--offset <n>', say({ zh: '跳过几对', en: 'skip this many' }), wholeNumber)
    .option('--limit <n>', say({ zh: '最多几对（默认 50）', en: 'at most this many (default 50)' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin related --sort together', 'zhiyin related P001 --json']))
    .action(
      act<Options>(async (session, options, product) => {
        const found = await session.invoke('relatedProducts', { ...options, ...(product === undefined ? {} : { product }) });
        await session.answer(found, () => relatedText(found, session));
      }),
    );
};

function relatedText(found: Related, session: Session): string {
  const { say, number } = session;
  if (found.status !== 'known') return say({ zh: '订单明细太少，还看不出什么和什么一起买', en: 'too few order lines to tell what is bought together' });
  const pairs = table(found.pairs, [
    { title: say({ zh: '商品', en: 'Product' }), of: (pair) => pair.product.name ?? pair.product.id },
    { title: say({ zh: '一起买', en: 'Bought with' }), of: (pair) => pair.other.name ?? pair.other.id },
    { title: say({ zh: '同篮', en: 'Together' }), of: (pair) => number(pair.together), align: 'right' },
    { title: say({ zh: '提升度', en: 'Lift' }), of: (pair) => number(pair.lift, 2), align: 'right' },
    { title: '80 %', of: (pair) => `${number(pair.low, 2)}–${number(pair.high, 2)}`, align: 'right' },
  ]);
  const of = say({ zh: `共 ${number(found.total)} 对，依据最近 ${number(found.baskets)} 个购物篮，截至 ${found.asOf}`, en: `${number(found.total)} pairs in all, from the latest ${number(found.baskets)} baskets, as of ${found.asOf}` });
  return [pairs, of, ...found.check.tasks.map((task) => checkText(task, found.check.shown, session))].join('\n\n');
}

const verdicts = {
  better: { zh: '更准', en: 'better' },
  worse: { zh: '不如最畅销', en: 'worse' },
  'no-difference': { zh: '看不出差别', en: 'no difference to be seen' },
} as const;

function checkText(task: Related['check']['tasks'][number], shown: number, { say, number }: Session): string {
  const percent = (rate: { readonly share: number; readonly low: number; readonly high: number }): string => `${number(100 * rate.share, 1)} % (${number(100 * rate.low, 1)}–${number(100 * rate.high, 1)})`;
  const what = say(task.task === 'same-basket' ? { zh: '同一篮里猜被藏起的一件', en: 'the hidden product of a basket' } : { zh: '猜老客户下一次的新商品', en: 'what is new in a customer’s next basket' });
  return say({
    zh: `检验 · ${what}，推荐 ${shown} 件，${number(task.cases)} 例：按关联命中 ${percent(task.related)}，按畅销 ${percent(task.popular)}：${verdicts[task.verdict].zh}`,
    en: `Check · ${what}, ${shown} shown, ${number(task.cases)} cases: related hit ${percent(task.related)}, best sellers ${percent(task.popular)}: ${verdicts[task.verdict].en}`,
  });
}
