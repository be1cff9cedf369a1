import type { OutputOf, operations } from '../../contract/index.ts';
import { examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';
import { tierText } from '../words.ts';

type Tier = OutputOf<(typeof operations)['needs']>['tiers'][number];

export const needs: DefineCommand = ({ program, say, act }) => {
  program
    .command('needs')
    .description(say({ zh: '每一层客户偏好什么、习惯怎么买、给他们什么', en: 'what each tier likes, how they buy, and what to offer them' }))
    .addHelpText('after', examples(say, ['zhiyin needs', 'zhiyin needs --json']))
    .action(
      act(async (session) => {
        const found = await session.invoke('needs', {});
        const first = (leanings: Tier['channels']): string | null => {
          const [most] = leanings;
          return most ? `${most.value} ${session.number(100 * most.share)} % (${session.number(100 * most.overall)} %)` : null;
        };
        await session.answer(found, () =>
          found.status !== 'known'
            ? say({ zh: '还没有订单可以依据', en: 'there are no orders to go by yet' })
            : [
                table(found.tiers, [
                  { title: say({ zh: '层级', en: 'Tier' }), of: (row) => tierText(row.tier, say) },
                  { title: say({ zh: '人数', en: 'Customers' }), of: (row) => session.number(row.customers), align: 'right' },
                  { title: say({ zh: '突出的品类', en: 'Stands out' }), of: (row) => first(row.categories) },
                  { title: say({ zh: '渠道', en: 'Channel' }), of: (row) => first(row.channels) },
                  { title: say({ zh: '时段', en: 'Time of day' }), of: (row) => first(row.dayParts) },
                  { title: say({ zh: '优惠单', en: 'Discounted' }), of: (row) => (row.discountShare === null ? null : `${session.number(100 * row.discountShare)} %`), align: 'right' },
                  { title: say({ zh: '建议', en: 'Suggestion' }), of: (row) => suggestionText(row.suggestion, session) },
                ]),
                say({ zh: '括号里是全体客户的占比', en: 'In brackets the share among all customers' }),
              ].join('\n\n'),
        );
      }),
    );
};

const strategies = { focus: { zh: '重点维护', en: 'focus' }, push: { zh: '主动推荐', en: 'push' }, trial: { zh: '小份试用', en: 'trial' } } as const;

function suggestionText(suggestion: Tier['suggestion'], { say }: Session): string | null {
  return suggestion && `${say(strategies[suggestion.strategy])}: ${suggestion.product.name ?? suggestion.product.id}`;
}
