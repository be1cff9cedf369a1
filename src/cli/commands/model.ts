import { anyNumber, examples } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import { fitText } from '../fit-text.ts';
import { listing } from '../table.ts';

interface Options {
  readonly use?: never;
  readonly discountRate?: number;
}

export const model: DefineCommand = ({ program, say, act }) => {
  program
    .command('model')
    .description(say({ zh: '自己的数据上，购买模型可不可信：先用前一段拟合，再用其后检验', en: 'whether the purchase model of your own data can be trusted: fitted on the first part, checked on the rest' }))
    .option('--use <model>', say({ zh: '从下次计算起用它估值：bg-nbd、mbg-nbd', en: 'value customers with it from the next run on: bg-nbd, mbg-nbd' }))
    .option('--discount-rate <share>', say({ zh: '从下次计算起的年折现率，如 0.1', en: 'discount rate a year from the next run on, such as 0.1' }), anyNumber)
    .addHelpText('after', examples(say, ['zhiyin model', 'zhiyin model --json', 'zhiyin model --use mbg-nbd --discount-rate 0.08']))
    .action(
      act<Options>(async (session, { use, discountRate }) => {
        if (use !== undefined || discountRate !== undefined) {
          const saved = await session.invoke('saveValuation', { ...(use !== undefined && { purchaseModel: use }), ...(discountRate !== undefined && { annualDiscountRate: discountRate }) });
          await session.answer(saved, () =>
            listing([
              [say({ zh: '购买模型', en: 'Purchase model' }), saved.purchaseModel],
              [say({ zh: '年折现率', en: 'Discount rate a year' }), `${session.number(saved.annualDiscountRate * 100, 1)}%`],
              [say({ zh: '生效', en: 'Takes effect' }), say({ zh: '下次计算时（zhiyin run）', en: 'with the next run (zhiyin run)' })],
            ]),
          );
          return;
        }
        const report = await session.invoke('modelReport', {});
        await session.answer(report, () => fitText(report, session));
      }),
    );
};
