import { collect, examples, wholeNumber } from '../cli.ts';
import type { DefineCommand } from '../cli.ts';
import type { operations, OutputOf } from '../../contract/index.ts';
import type { Bilingual } from '../../domain/index.ts';
import type { Session } from '../session.ts';
import { listing, table } from '../table.ts';

type Profit = OutputOf<typeof operations.profit>;
type Proposal = Profit['waysOut'][number]['proposal'];

const sizeNames: Readonly<Record<Profit['sizes'][number]['size'], Bilingual>> = {
  big: { zh: '大', en: 'big' },
  middle: { zh: '中', en: 'middle' },
  small: { zh: '小', en: 'small' },
  none: { zh: '没有购买', en: 'no purchase' },
};

const proposalNames: Readonly<Record<Proposal, Bilingual>> = {
  'raise-price': { zh: '提价', en: 'raise the price' },
  'cut-cost': { zh: '降服务费用', en: 'cut the cost to serve' },
  'let-go': { zh: '放手', en: 'let go' },
  keep: { zh: '留（间接价值）', en: 'keep (indirect value)' },
  wait: { zh: '再看', en: 'wait and see' },
  gone: { zh: '已流失', en: 'already lost' },
};

interface Options {
  readonly unprofitable?: boolean;
  readonly proposal?: never;
  readonly size?: never;
  readonly sort?: never;
  readonly offset?: number;
  readonly limit?: number;
}

export const profit: DefineCommand = ({ program, say, act }) => {
  program
    .command('profit')
    .description(say({ zh: '净利：谁挣来、谁吃掉；--unprofitable 列出亏本的客户和三条路', en: 'profit: who earns it and who eats it up; --unprofitable lists the customers who cost more than they bring, with the ways out' }))
    .option('--unprofitable', say({ zh: '列出亏本的客户', en: 'list the unprofitable customers' }))
    .option('--proposal <proposals>', 'raise-price, cut-cost, let-go, keep, wait, gone', collect)
    .option('--size <sizes>', say({ zh: '大小：big、middle、small', en: 'sizes: big, middle, small' }), collect)
    .option('--sort <column>', 'netMargin, nextLoss, proposedGain, revenue, serviceCost')
    .option('--offset <n>', say({ zh: '跳过几位', en: 'skip this many' }), wholeNumber)
    .option('--limit <n>', say({ zh: '最多几位（默认 20）', en: 'at most this many (default 20)' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin profit', 'zhiyin profit --unprofitable --size big', 'zhiyin profit --unprofitable --proposal let-go --json']))
    .action(
      act<Options>(async (session, { unprofitable, ...options }) => {
        if (unprofitable) await listLosses(session, options);
        else await showProfit(session);
      }),
    );
};

async function showProfit(session: Session): Promise<void> {
  const { say } = session;
  const answer = await session.invoke('profit', {});
  const amount = (value: number): string => session.number(value);
  const share = (value: number | null): string | null => (value === null ? null : `${session.number(value * 100, 1)} %`);
  await session.answer(answer, () =>
    [
      say(answer.finding),
      table([...answer.sizes.map((size) => ({ ...size, title: say(sizeNames[size.size]) })), { ...answer.total, title: say({ zh: '合计', en: 'all' }), marginRate: null }], [
        { title: say({ zh: '客户', en: 'Customers' }), of: (size) => size.title },
        { title: say({ zh: '人数', en: 'Number' }), of: (size) => session.number(size.customers), align: 'right' },
        { title: say({ zh: '收入', en: 'Revenue' }), of: (size) => amount(size.revenue), align: 'right' },
        { title: say({ zh: '货本', en: 'Goods' }), of: (size) => amount(size.productCost), align: 'right' },
        { title: say({ zh: '服务费用', en: 'Serving' }), of: (size) => amount(size.serviceCost), align: 'right' },
        { title: say({ zh: '净利', en: 'Net margin' }), of: (size) => amount(size.netMargin), align: 'right' },
        { title: say({ zh: '净利率（80% 区间）', en: 'Margin rate (80 % interval)' }), of: ({ marginRate }) => marginRate && `${share(marginRate.rate)} (${share(marginRate.low)} … ${share(marginRate.high)})`, align: 'right' },
        { title: say({ zh: '亏本', en: 'Unprofitable' }), of: (size) => session.number(size.unprofitable), align: 'right' },
        { title: say({ zh: '亏损', en: 'Their loss' }), of: (size) => amount(size.loss), align: 'right' },
      ]),
      listing([
        [say({ zh: '货本已知的收入占比', en: 'Revenue with known product cost' }), share(answer.coverage.knownCostShare)],
        [say({ zh: '其余按毛利率', en: 'Gross margin assumed for the rest' }), share(answer.coverage.grossMargin)],
        [say({ zh: '服务费用的记录', en: 'Recorded costs to serve' }), answer.coverage.costsFrom === null ? say({ zh: '没有，按接触次数推算', en: 'none, assumed from contacts' }) : `${session.number(answer.coverage.costFacts)} (${answer.coverage.costsFrom} →)`],
        [say({ zh: '成本中按假设推算', en: 'Of the costs, assumed' }), amount(answer.total.assumed)],
        [say({ zh: '推荐带来（另计）', en: 'Brought by referrals (apart)' }), amount(answer.indirect.referrals.value)],
      ]),
      table(answer.waysOut, [
        { title: say({ zh: '亏本客户的建议', en: 'Proposed for the unprofitable' }), of: (way) => say(proposalNames[way.proposal]) },
        { title: say({ zh: '人数', en: 'Number' }), of: (way) => session.number(way.customers), align: 'right' },
        { title: say({ zh: '未来一年亏损', en: 'Loss, next 12 months' }), of: (way) => amount(way.nextLoss), align: 'right' },
        { title: say({ zh: '能带来', en: 'Would bring' }), of: (way) => amount(way.gain), align: 'right' },
      ]),
      say({ zh: `金额 ${answer.currency}，截至 ${answer.asOf}`, en: `Amounts in ${answer.currency}, as of ${answer.asOf}` }),
    ].join('\n\n'),
  );
}

async function listLosses(session: Session, options: Omit<Options, 'unprofitable'>): Promise<void> {
  const { say } = session;
  const list = await session.invoke('listUnprofitable', options);
  await session.answer(list, () =>
    [
      table(list.rows, [
        { title: say({ zh: '编号', en: 'Id' }), of: (row) => row.id },
        { title: say({ zh: '姓名', en: 'Name' }), of: (row) => row.name },
        { title: say({ zh: '大小', en: 'Size' }), of: (row) => say(sizeNames[row.size]) },
        { title: say({ zh: '收入', en: 'Revenue' }), of: (row) => session.number(row.revenue), align: 'right' },
        { title: say({ zh: '净利', en: 'Net margin' }), of: (row) => session.number(row.netMargin), align: 'right' },
        { title: say({ zh: '未来一年', en: 'Next year' }), of: (row) => session.number(-row.nextLoss), align: 'right' },
        { title: say({ zh: '提价', en: 'Raise' }), of: (row) => session.number(row.gains.raisePrice), align: 'right' },
        { title: say({ zh: '降费用', en: 'Cut' }), of: (row) => session.number(row.gains.cutCost), align: 'right' },
        { title: say({ zh: '放手', en: 'Let go' }), of: (row) => session.number(row.gains.letGo), align: 'right' },
        { title: say({ zh: '间接价值', en: 'Indirect' }), of: (row) => session.number(row.indirect.entered + row.indirect.referrals), align: 'right' },
        { title: say({ zh: '建议', en: 'Proposed' }), of: (row) => say(proposalNames[row.proposal]) },
      ]),
      say({ zh: `共 ${session.number(list.total)} 位亏本，金额 ${list.currency}，截至 ${list.asOf}`, en: `${session.number(list.total)} unprofitable in all, amounts in ${list.currency}, as of ${list.asOf}` }),
    ].join('\n\n'),
  );
}
