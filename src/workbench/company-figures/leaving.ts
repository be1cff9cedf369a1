import type { operations, OutputOf } from '../../contract/index.ts';
import { sql } from '../../domain/index.ts';
import { insightTable } from '../../facts/index.ts';
import { contracts, contractsOn } from '../contracts.ts';
import { lostRows, winBack } from '../win-back.ts';
import { addedUp, behindShown, counted, customersBy, holds, pageFigures, shareOf, tooFewForInterval, words } from './company-figure.ts';
import type { Behind, CompanyFigure, PageFigures, Shown } from './company-figure.ts';

type WinBack = OutputOf<typeof operations.winBack>;
type Contracts = OutputOf<typeof operations.contracts>;

function lostBy({ asOf }: Shown, by: 'at_stake' | 'chance_back'): Behind {
  const amount = by === 'at_stake' ? sql`at_stake` : sql`chance_back`;
  return {
    kind: 'customers',
    title: by === 'at_stake' ? words.largest : { zh: '最可能自己回来的客户', en: 'Those most likely to come back unasked' },
    columns: [
      { name: 'customer', title: words.customer, unit: 'label' },
      { name: 'at_stake', title: { zh: '可能失去', en: 'At stake' }, unit: 'money' },
      { name: 'chance_back', title: { zh: '自己回来的可能', en: 'Chance of coming back unasked' }, unit: 'probability' },
      { name: 'value_if_back', title: { zh: '回来后一年的价值', en: 'A year if back' }, unit: 'money' },
    ],
    query: sql`select subject as customer, name, at_stake, chance_back, value_if_back from (${lostRows(asOf)}) lost order by ${amount} desc nulls last, subject limit ${behindShown}`,
  };
}

const lostList = (): Readonly<Record<string, unknown>> => ({ stage: ['lost'], sort: 'valueNext12Months' });

const lost: readonly CompanyFigure<WinBack>[] = [
  {
    measure: 'lostCustomers',
    title: { zh: '流失的客户', en: 'Lost customers' },
    unit: 'count',
    meaning: { zh: '沉默得远超自己的节奏、这样的客户很少再回来的，有多少位。', en: 'How many have been silent so far beyond their own rhythm that such customers rarely come back.' },
    formula: '#{i : stageᵢ = lost}',
    method: 'worth.life-cycle',
    asked: [],
    shows: ['lost.customers'],
    instances: ({ lost: { customers } }) => [{ of: [], value: customers, observations: customers, inputs: [] }],
    noInterval: counted,
    behind: (shown) => lostBy(shown, 'at_stake'),
    list: lostList,
  },
  {
    measure: 'lostValue',
    title: { zh: '流失客户若都回来，一年的价值', en: 'A year of the lost, if they all came back' },
    unit: 'money',
    meaning: {
      zh: '每位流失的客户：不管他就不会回来的可能，乘以他若回来一年的价值，再加起来。这是有人去请才有的钱，不是预期收入。',
      en: 'For every lost customer the chance that they stay away when left alone, times what a year with them would be worth, added up. It comes only if somebody brings them back; it is not expected revenue.',
    },
    formula: 'Σ (1 − chance backᵢ) · value if backᵢ ± z₈₀ · √Σ ((highᵢ − lowᵢ) / 2z₈₀)²',
    method: 'worth.win-back',
    asked: [],
    shows: ['lost.atStake', 'lost.atStakeLow', 'lost.atStakeHigh'],
    instances: ({ lost: { customers, atStake, atStakeLow, atStakeHigh } }) => [{ of: [], value: atStake, low: atStakeLow, high: atStakeHigh, observations: customers, inputs: [[words.customers, customers], [{ zh: '每位平均', en: 'Mean per customer' }, atStake === null ? null : shareOf(atStake, customers), 'money']] }],
    noInterval: tooFewForInterval,
    behind: (shown) => lostBy(shown, 'at_stake'),
    list: lostList,
  },
  {
    measure: 'expectedBack',
    title: { zh: '不管也会回来的客户', en: 'Customers who will come back unasked' },
    unit: 'count',
    meaning: { zh: '流失的客户里，一年内不去请也会自己回来的，预计有多少位。区间说的是机遇：各人回不回来互不相干。', en: 'Of the lost, how many are expected back within a year when left alone. The interval is that of chance: whether one returns says nothing of another.' },
    formula: 'Σ chance backᵢ ± z₈₀ · √Σ chance backᵢ (1 − chance backᵢ)',
    method: 'worth.win-back',
    asked: [],
    shows: ['lost.expectedBack', 'lost.expectedBackLow', 'lost.expectedBackHigh'],
    instances: ({ lost: { customers, expectedBack, expectedBackLow, expectedBackHigh } }) => [{ of: [], value: expectedBack, low: expectedBackLow, high: expectedBackHigh, observations: customers, inputs: [[{ zh: '流失的客户', en: 'Lost customers' }, customers], [{ zh: '平均可能', en: 'Mean chance' }, expectedBack === null ? null : shareOf(expectedBack, customers), 'probability']] }],
    noInterval: tooFewForInterval,
    behind: (shown) => lostBy(shown, 'chance_back'),
    list: lostList,
  },
  {
    measure: 'returnShare',
    title: { zh: '流失后又买了的占比', en: 'Share of the lost who bought again' },
    unit: 'probability',
    meaning: { zh: '往回退几个月，那时已算流失的客户里，之后又买过的占多少：回来的可能就是这样量出来的。', en: 'Going some months back: of those who counted as lost then, the share who have bought since. The chance of coming back is measured from this.' },
    formula: 'returned / were lost, Wilson interval at 80 %',
    method: 'worth.win-back',
    asked: [],
    shows: ['measured.share', 'measured.low', 'measured.high', 'measured.wereLost', 'measured.returned', 'measured.days'],
    instances: ({ measured }) =>
      measured ? [{ of: [], value: measured.share, low: measured.low, high: measured.high, observations: measured.wereLost, inputs: [[{ zh: '那时流失的', en: 'Were lost then' }, measured.wereLost], [{ zh: '之后又买的', en: 'Have bought since' }, measured.returned], [{ zh: '看了多少天', en: 'Days watched' }, measured.days]] }] : [],
    noInterval: tooFewForInterval,
    behind: (shown) =>
      customersBy(shown, {
        amount: sql`l.net_last_year`, title: { zh: '近一年实付', en: 'Paid in the last year' }, unit: 'money', heading: { zh: '流失过又回来的、买得最多的客户', en: 'Those who came back, by what they have paid since' },
        from: sql`join ${insightTable('worth.life-cycle')} l on l.subject = s.subject and l.as_of = cast(${shown.asOf} as date)`,
        where: sql`l.lost_gaps_before is not null and l.orders_recent > 0`, total: null,
      }),
  },
];

const notLost = { zh: '还没流失的客户', en: 'Customers not lost' };
const costsOf: readonly CompanyFigure<WinBack>[] = (
  [
    {
      measure: 'losingRevenue', shown: 'residual', column: sql`w.residual`,
      title: { zh: '失去一位客户：一年的收入', en: 'Losing one customer: revenue of a year' },
      meaning: { zh: '这一层还没流失的客户，平均每位未来 12 个月带来的收入。区间是平均数的区间，一位客户的出入要大得多。', en: 'Revenue of the next 12 months per customer of this tier who is not lost, on average. The interval is that of the mean; a single customer varies far more.' },
      formula: 'Σ value₁₂ₘ,ᵢ / n ± z₈₀ · √Σ ((highᵢ − lowᵢ) / 2z₈₀)² / n',
      noInterval: tooFewForInterval,
    },
    {
      measure: 'losingMargin', shown: 'margin', column: sql`w.residual * w.margin`,
      title: { zh: '失去一位客户：其中的毛利', en: 'Losing one customer: its margin' },
      meaning: { zh: '上面的收入乘以公司的毛利率。', en: 'That revenue times the gross margin of the company.' },
      formula: 'mean of value₁₂ₘ,ᵢ · gross margin',
      noInterval: { zh: '毛利率取的是公司的一个数（有的还是假设的），它的出入没有区间可给；收入的区间见“一年的收入”。', en: 'The gross margin is one number for the company, partly assumed, and has no interval to give; that of the revenue stands with the revenue of a year.' },
    },
    {
      measure: 'losingCost', shown: 'total', column: sql`w.cost_of_losing`,
      title: { zh: '失去一位客户：连同补一位新客', en: 'Losing one customer: with a replacement' },
      meaning: { zh: '失去的毛利，加上赢得一位新客户要花的钱。', en: 'The margin that is lost, and what it costs to win a new customer in their place.' },
      formula: 'mean of value₁₂ₘ,ᵢ · gross margin + acquisition cost',
      noInterval: { zh: '获客成本是填写的一个数，没有区间可给。', en: 'The acquisition cost is a number somebody entered; it has no interval to give.' },
    },
  ] as const
).map(({ measure, shown: field, column, title, meaning, formula, noInterval }) => ({
  measure,
  title,
  unit: 'money',
  meaning,
  formula,
  method: 'worth.win-back',
  asked: ['tier'],
  shows: [`losing[].${field}`, 'losing[].customers', ...(field === 'residual' ? ['losing[].residualLow', 'losing[].residualHigh'] : field === 'margin' ? ['marginShare'] : ['acquisitionCost'])],
  instances: ({ losing, marginShare, acquisitionCost }) =>
    losing.map((line) => ({
      of: [line.tier],
      value: line[field],
      ...(field === 'residual' && { low: line.residualLow, high: line.residualHigh }),
      observations: line.customers,
      inputs: [[notLost, line.customers], ...(field === 'residual' ? [] : [[{ zh: '一年的收入', en: 'Revenue of a year' }, line.residual, 'money'], [{ zh: '毛利率', en: 'Gross margin' }, marginShare, 'probability']] as const), ...(field === 'total' ? [[{ zh: '获客成本', en: 'Acquisition cost' }, acquisitionCost, 'money']] as const : [])],
    })),
  noInterval,
  behind: (shown, { of }) => customersBy(shown, { amount: column, title, unit: 'money', from: sql`join ${insightTable('worth.win-back')} w on w.subject = s.subject and w.as_of = cast(${shown.asOf} as date)`, where: sql`${holds('tier', of[0])} and s.stage <> 'lost'`, heading: { zh: '失去了最可惜的客户', en: 'Those who would be missed most' } }),
  list: ([tier]) => ({ tier: [tier], sort: 'valueNext12Months' }),
}));

function contractsBy({ asOf }: Shown, by: 'at_stake' | 'risk' | 'fee'): Behind {
  const amount = { at_stake: sql`c.at_stake`, risk: sql`c.risk`, fee: sql`c.fee` }[by];
  return customersBy({ asOf, currency: '' }, {
    amount,
    title: { at_stake: { zh: '可能失去', en: 'At stake' }, risk: { zh: '退订的可能', en: 'Chance of cancelling' }, fee: { zh: '月费', en: 'Monthly fee' } }[by],
    unit: by === 'risk' ? 'probability' : 'money',
    from: sql`join ${contractsOn(asOf)} c on c.subject = s.subject`,
    heading: by === 'risk' ? { zh: '最可能退订的客户', en: 'Those most likely to cancel' } : words.largest,
  });
}

const checked: Pick<CompanyFigure<Contracts>, 'method' | 'asked'> = { method: 'worth.contracts', asked: [] };
const checkNote = { zh: '在最近三个月上检验，拟合时没有见过；说的是 30 天内退订的可能。', en: 'Checked on the latest three months, which the fit had not seen; chances of cancelling within 30 days.' };

const underContract: readonly CompanyFigure<Contracts>[] = [
  {
    measure: 'runningContracts',
    title: { zh: '生效的合同', en: 'Running contracts' },
    unit: 'count',
    meaning: { zh: '截止日还在生效的合同有多少份。', en: 'How many contracts run on the as-of day.' },
    formula: '#{contracts that run}',
    method: 'worth.contracts',
    asked: [],
    shows: ['customers'],
    instances: ({ customers }) => [{ of: [], value: customers, observations: customers, inputs: [] }],
    noInterval: counted,
    behind: (shown) => contractsBy(shown, 'fee'),
  },
  {
    measure: 'contractFees',
    title: { zh: '每月的合同费用', en: 'Contract fees a month' },
    unit: 'money',
    meaning: { zh: '生效的合同每月一共收多少。', en: 'What the running contracts bring a month.' },
    formula: 'Σ feeᵢ',
    method: 'worth.contracts',
    asked: [],
    shows: ['monthlyFees'],
    instances: ({ monthlyFees, customers }) => [{ of: [], value: monthlyFees, observations: customers, inputs: [[{ zh: '生效的合同', en: 'Running contracts' }, customers], [{ zh: '每份平均', en: 'Mean per contract' }, monthlyFees === null ? null : shareOf(monthlyFees, customers), 'money']] }],
    noInterval: addedUp,
    behind: (shown) => contractsBy(shown, 'fee'),
  },
  {
    measure: 'expectedCancellations',
    title: { zh: '预计的退订', en: 'Cancellations expected' },
    unit: 'count',
    meaning: { zh: '在这段时间内，预计有多少份合同退订。区间说的是机遇：各份合同退不退互不相干。', en: 'How many contracts are expected to be cancelled in this time. The interval is that of chance: one cancelling says nothing of another.' },
    formula: 'Σ riskᵢ ± z₈₀ · √Σ riskᵢ (1 − riskᵢ)',
    method: 'worth.contracts',
    asked: [],
    shows: ['expected', 'expectedLow', 'expectedHigh', 'days'],
    instances: ({ expected, expectedLow, expectedHigh, customers, days }) => [{ of: [], value: expected, low: expectedLow, high: expectedHigh, observations: customers, inputs: [[{ zh: '生效的合同', en: 'Running contracts' }, customers], [{ zh: '天数', en: 'Days' }, days], [{ zh: '平均可能', en: 'Mean chance' }, expected === null ? null : shareOf(expected, customers), 'probability']] }],
    noInterval: tooFewForInterval,
    behind: (shown) => contractsBy(shown, 'risk'),
  },
  {
    measure: 'feesAtStake',
    title: { zh: '可能失去的年费', en: 'A year’s fees at stake' },
    unit: 'money',
    meaning: { zh: '每份合同退订的可能乘以一年的费用，再加起来。', en: 'For every contract the chance of cancelling times a year’s fees, added up.' },
    formula: 'Σ riskᵢ · 12 · feeᵢ',
    method: 'worth.contracts',
    asked: [],
    shows: ['atStake'],
    instances: ({ atStake, customers, monthlyFees }) => [{ of: [], value: atStake, observations: customers, inputs: [[{ zh: '一年的费用', en: 'A year of fees' }, monthlyFees === null ? null : 12 * monthlyFees, 'money']] }],
    noInterval: { zh: '这里没有另算区间：它随退订的份数而变，区间见“预计的退订”。', en: 'No interval of its own: it moves with the number of cancellations, whose interval stands there.' },
    behind: (shown) => contractsBy(shown, 'at_stake'),
  },
  {
    ...checked,
    measure: 'riskRanking',
    title: { zh: '排得对不对（AUC）', en: 'Ranking (AUC)' },
    unit: 'probability',
    meaning: { zh: `随便挑一份退了的和一份没退的，模型给前者的可能更高的机会有多大；一半就是瞎猜。${checkNote.zh}`, en: `Of one that was cancelled and one that was not, picked at random, how often the first had been given the higher chance; one half is guessing. ${checkNote.en}` },
    formula: 'P(risk of a cancelled > risk of a kept contract)',
    shows: ['check.auc', 'check.aucLow', 'check.aucHigh', 'check.cases', 'check.events'],
    instances: ({ check }) => (check ? [{ of: [], value: check.auc, low: check.aucLow, high: check.aucHigh, observations: check.cases, inputs: [[{ zh: '其中退订', en: 'Of these, cancelled' }, check.events]] }] : []),
    noInterval: tooFewForInterval,
  },
  {
    ...checked,
    measure: 'riskSquaredError',
    title: { zh: '平方误差（Brier）', en: 'Squared error (Brier)' },
    unit: 'ratio',
    meaning: { zh: `说的可能与实际（退 1，不退 0）相差的平方，取平均，越小越好。${checkNote.zh}`, en: `The squared distance between the chance given and what came (1 cancelled, 0 not), on average; lower is better. ${checkNote.en}` },
    formula: 'Σ (riskᵢ − cancelledᵢ)² / n',
    shows: ['check.brier', 'check.brierBaseline', 'check.skill'],
    instances: ({ check }) => (check ? [{ of: [], value: check.brier, observations: check.cases, inputs: [[{ zh: '人人给同样可能时', en: 'When everybody is given the overall share' }, check.brierBaseline], [{ zh: '少了几成', en: 'Lower by' }, check.skill, 'probability']] }] : []),
    noInterval: { zh: '拿“人人给同样可能”来对照，不另给区间。', en: 'It is held against giving everybody the overall share; it has no interval of its own.' },
  },
  {
    ...checked,
    measure: 'riskError',
    title: { zh: '可能说得准不准', en: 'How far the chances are off' },
    unit: 'probability',
    meaning: { zh: `按风险分成十份，每份说的与实际退订的相差多少，取平均。${checkNote.zh}`, en: `Contracts in tenths by risk: how far what was foretold lies from what was cancelled, on average. ${checkNote.en}` },
    formula: 'Σ n_k |predicted_k − observed_k| / Σ n_k',
    shows: ['check.calibrationError', 'check.calibrationNoise', 'check.calibrationIntercept', 'check.calibrationSlope'],
    instances: ({ check }) => (check ? [{ of: [], value: check.calibrationError, observations: check.cases, inputs: [[{ zh: '单凭偶然也会差', en: 'What chance alone makes of it' }, check.calibrationNoise, 'probability'], [{ zh: '校准截距', en: 'Calibration intercept' }, check.calibrationIntercept], [{ zh: '校准斜率', en: 'Calibration slope' }, check.calibrationSlope]] }] : []),
    noInterval: { zh: '拿“单凭偶然也会差多少”来对照，不另给区间。', en: 'It is held against what chance alone would make of it; it has no interval of its own.' },
  },
  {
    measure: 'cancelledShare',
    title: { zh: '这一成里退订的占比', en: 'Share cancelled of a tenth' },
    unit: 'probability',
    meaning: { zh: `风险相近的一成合同里，真退订的占多少，与事先说的对照。${checkNote.zh}`, en: `Of the tenth of contracts with a like risk, the share that was cancelled, against what was foretold. ${checkNote.en}` },
    formula: 'cancelled / contracts of the tenth, Wilson interval at 80 %',
    method: 'worth.contracts',
    asked: ['tenth'],
    shows: ['observed', 'observedLow', 'observedHigh', 'predicted', 'cases', 'events', 'lift', 'captured'].map((part) => `check.deciles[].${part}`),
    instances: ({ check }) => (check?.deciles ?? []).map(({ decile, observed, observedLow, observedHigh, predicted, cases, events }) => ({ of: [String(decile)], value: observed, low: observedLow, high: observedHigh, observations: cases, inputs: [[{ zh: '事先说的', en: 'Foretold' }, predicted, 'probability'], [{ zh: '合同', en: 'Contracts' }, cases], [{ zh: '退订', en: 'Cancelled' }, events]] })),
    noInterval: tooFewForInterval,
  },
  {
    measure: 'cancelOdds',
    title: { zh: '退订的胜算乘以', en: 'Odds of cancelling multiply by' },
    unit: 'ratio',
    meaning: { zh: '其余条件相同时，这一项让退订的胜算变成几倍；大于 1 是更容易退。这是一起出现，不等于由它引起。', en: 'All else equal, by how much this multiplies the odds of cancelling; above 1 makes it likelier. It goes together with cancelling; that it causes it is not shown.' },
    formula: 'exp(β̂), interval exp(β̂ ± z₈₀ · s.e.)',
    method: 'worth.contracts',
    asked: ['factor', 'level'],
    shows: ['effects[].oddsRatio', 'effects[].low', 'effects[].high', 'cases'],
    instances: ({ effects, cases }) => effects.map(({ column, level, baseline, oddsRatio, low, high }) => ({ of: [column, level ?? ''], value: oddsRatio, low, high, observations: cases, inputs: [[{ zh: '对照', en: 'Against' }, baseline]] })),
    noInterval: tooFewForInterval,
  },
];

export const winBackFigures: PageFigures = pageFigures(winBack, [...lost, ...costsOf], () => ({ limit: 1 }));
export const contractFigures: PageFigures = pageFigures(contracts, underContract, () => ({ limit: 1 }));
