import { examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { table } from '../table.ts';

interface Options {
  readonly limit?: number;
}

export const recommend: DefineCommand = ({ program, say, act }) => {
  program
    .command('recommend')
    .argument('<id>', say({ zh: '客户编号', en: 'customer id' }))
    .description(say({ zh: '可以推荐给一位客户的商品，和理由', en: 'what to recommend to a customer, and why' }))
    .option('--limit <n>', say({ zh: '最多几件（默认 3）', en: 'at most this many (default 3)' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin recommend C000001', 'zhiyin recommend C000001 --limit 5 --json']))
    .action(
      act<Options>(async (session, options, id = '') => {
        const given = await session.invoke('customerRecommendations', { id, ...options });
        const nothing = say({ zh: '还没有订单明细可以依据', en: 'there are no order lines to go by yet' });
        await session.answer(given, () =>
          given.recommendations.length === 0
            ? nothing
            : table(given.recommendations, [
                { title: say({ zh: '商品', en: 'Product' }), of: ({ product }) => product.name ?? product.id },
                {
                  title: say({ zh: '理由', en: 'Reason' }),
                  of: ({ because, baskets }) =>
                    because === null
                      ? say({ zh: `畅销：${session.number(baskets)} 篮`, en: `sells well: ${session.number(baskets)} baskets` })
                      : say({
                          zh: `与${because.product.name ?? because.product.id}同篮 ${session.number(because.together)} 次，是碰巧的 ${session.number(because.lift, 1)} 倍`,
                          en: `with ${because.product.name ?? because.product.id} in ${session.number(because.together)} baskets, ${session.number(because.lift, 1)} times chance`,
                        }),
                },
              ]),
        );
      }),
    );
};
