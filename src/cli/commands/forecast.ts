import { examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { listing } from '../table.ts';

export const forecast: DefineCommand = ({ program, say, act }) => {
  program
    .command('forecast')
    .argument('<customer>', say({ zh: '客户编号', en: 'customer id' }))
    .description(say({ zh: '一位客户今后若干周：还在不在、买几次、值多少，各带 80% 区间', en: 'a customer in the weeks to come: still active, how often, how much, each with its 80% interval' }))
    .option('--weeks <count>', say({ zh: '看多少周', en: 'how many weeks ahead' }), wholeNumber, 26)
    .addHelpText('after', examples(say, ['zhiyin forecast c0001', 'zhiyin forecast c0001 --weeks 4 --json']))
    .action(
      act<{ readonly weeks: number }>(async (session, { weeks }, id = '') => {
        const found = await session.invoke('forecastCustomer', { id, weeks });
        const share = (value: number): string => `${session.number(value * 100, 1)}%`;
        const range = ({ value, low, high }: { readonly value: number; readonly low: number; readonly high: number }, written: (value: number) => string): string => `${written(value)}  (${written(low)}–${written(high)})`;
        const plain = (value: number): string => session.number(value, 2);
        const money = (of: typeof found.revenue): string | null => of && `${range(of, plain)} ${found.currency}`;
        await session.answer(found, () =>
          listing([
            [say({ zh: '截至', en: 'as of' }), found.asOf],
            [say({ zh: '现在还在', en: 'active now' }), range(found.aliveNow, share)],
            [say({ zh: `${weeks} 周后还在`, en: `active in ${weeks} weeks` }), range(found.aliveThen, share)],
            [say({ zh: `${weeks} 周内平均购买次数`, en: `expected purchases in ${weeks} weeks` }), range(found.purchases, plain)],
            [say({ zh: '多半会买', en: 'most likely' }), say({ zh: `${found.count.low}–${found.count.high} 次`, en: `${found.count.low}–${found.count.high} purchases` })],
            [say({ zh: '一次也不买', en: 'none at all' }), share(found.counts[0]?.probability ?? 0)],
            [say({ zh: '单次金额', en: 'spend per purchase' }), money(found.spend)],
            [say({ zh: `${weeks} 周内收入`, en: `revenue in ${weeks} weeks` }), money(found.revenue)],
            [say({ zh: `今后全部购买次数（年折现 ${share(found.annualDiscountRate)}）`, en: `all purchases to come (discounted at ${share(found.annualDiscountRate)} a year)` }), range(found.residualPurchases, plain)],
            [say({ zh: '今后全部收入（同样折现）', en: 'all revenue to come (discounted alike)' }), money(found.residualValue)],
          ]),
        );
      }),
    );
};
