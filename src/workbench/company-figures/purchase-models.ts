import type { operations, OutputOf } from '../../contract/index.ts';
import type { Bilingual } from '../../domain/index.ts';
import { modelReport } from '../model-report.ts';
import { pageFigures, tooFewForInterval } from './company-figure.ts';
import type { CompanyFigure, Instance, PageFigures } from './company-figure.ts';

type Report = OutputOf<typeof operations.modelReport>;
type HoldOut = NonNullable<Report['holdOut']>;
type Errors = Pick<HoldOut, 'expected' | 'mae' | 'rmse' | 'topTenthLift'>;

const method = 'worth.models';
const oneCompany: Bilingual = {
  zh: '这是在留出的那一段上量到的，对象是全部客户，不是抽样；要再来一段时间才知道它会怎么变，所以没有区间。',
  en: 'Measured on the span that was held back, over all customers and not a sample of them; only another span could tell how it varies, so there is no interval.',
};
const heldBack = {
  zh: '模型只用前一段的购买来拟合，再预测它没见过的后一段，与实际对照。',
  en: 'The model was fitted on the first part of the record and foretold the rest, which it had not seen.',
};

/** The chosen model, the other candidates that were scored, and the rules of thumb, each with its errors where it has them. */
function forecasts({ model, holdOut, candidates, customers }: Report, value: (errors: Partial<Errors>) => number | null | undefined, inputs: (holdOut: HoldOut) => Instance['inputs'] = () => []): Instance[] {
  if (!holdOut) return [];
  const all: readonly (Partial<{ [Field in keyof Errors]: Errors[Field] | null }> & { readonly name: string })[] = [
    { name: model, ...holdOut },
    ...holdOut.baselines,
    ...candidates.filter((candidate) => candidate.model !== model).map(({ model: name, expected, rmse }) => ({ name, expected, rmse })),
  ];
  return all.flatMap((one) => {
    const found = value(one as Partial<Errors>);
    return found === undefined ? [] : [{ of: [one.name], value: found, observations: customers, inputs: [[actual, holdOut.actual] as const, ...inputs(holdOut)] }];
  });
}

const actual = { zh: '实际购买次数', en: 'Purchases that there were' };

function error(measure: 'forecastMae' | 'forecastRmse' | 'forecastLift', field: 'mae' | 'rmse' | 'topTenthLift', told: { readonly title: Bilingual; readonly meaning: Bilingual; readonly formula: string }): CompanyFigure<Report> {
  return {
    measure,
    title: told.title,
    unit: 'ratio',
    meaning: { zh: `${told.meaning.zh}${heldBack.zh}`, en: `${told.meaning.en} ${heldBack.en}` },
    formula: told.formula,
    method,
    asked: ['model or rule'],
    shows: [`holdOut.${field}`, `holdOut.baselines[].${field}`, ...(field === 'rmse' ? ['candidates[].rmse'] : [])],
    instances: (report) => forecasts(report, (errors) => errors[field]),
    noInterval: oneCompany,
  };
}

const figures: readonly CompanyFigure<Report>[] = [
  {
    measure: 'forecastPurchases',
    title: { zh: '预测的购买次数', en: 'Purchases foretold' },
    unit: 'count',
    meaning: { zh: `留出的那一段里，全部客户合计预期购买多少次。${heldBack.zh}`, en: `Purchases of all customers together, as foretold for the span held back. ${heldBack.en}` },
    formula: 'Σ E[X(T, T + t) | xᵢ, tₓᵢ, Tᵢ], with the 80 % interval of chance for the chosen model',
    method,
    asked: ['model or rule'],
    shows: ['holdOut.expected', 'holdOut.actual', 'holdOut.low', 'holdOut.high', 'holdOut.baselines[].expected', 'candidates[].expected', 'customers'],
    instances: (report) => forecasts(report, (errors) => errors.expected).map((instance) => (instance.of[0] === report.model ? { ...instance, low: report.holdOut?.low ?? null, high: report.holdOut?.high ?? null } : instance)),
    noInterval: { zh: '只有选中的模型给出机遇的区间；土办法和其余模型只给一个数。', en: 'Only the chosen model gives an interval of chance; rules of thumb and the other models give one number.' },
  },
  error('forecastMae', 'mae', {
    title: { zh: '平均绝对误差', en: 'Mean absolute error' },
    meaning: { zh: '每位客户预测与实际相差的次数，不分多少，取平均。', en: 'By how many purchases a customer’s forecast is off, over or under, on average.' },
    formula: 'Σ |expectedᵢ − actualᵢ| / n',
  }),
  error('forecastRmse', 'rmse', {
    title: { zh: '均方根误差', en: 'Root mean squared error' },
    meaning: { zh: '同样是每位客户差多少，但大的差错罚得更重。', en: 'The same, with large misses weighing more.' },
    formula: '√(Σ (expectedᵢ − actualᵢ)² / n)',
  }),
  error('forecastLift', 'topTenthLift', {
    title: { zh: '前一成提升', en: 'Top-tenth lift' },
    meaning: { zh: '预期最多的一成客户，实际人均购买是全部人均的几倍。', en: 'How many times the average the tenth with the highest expectation did buy.' },
    formula: 'mean actual of the top tenth by expectation / mean actual of all',
  }),
  {
    measure: 'forecastByFrequency',
    title: { zh: '按此前复购次数：人均购买', en: 'Purchases per customer, by repeats before' },
    unit: 'ratio',
    meaning: { zh: `此前复购次数相同的客户，检验期内预期人均购买几次。${heldBack.zh}`, en: `Purchases expected per customer in the span held back, of those with so many repeat purchases before. ${heldBack.en}` },
    formula: 'Σ expectedᵢ / n over customers with x repeats, with the 80 % interval of what may come',
    method,
    asked: ['repeat purchases before'],
    shows: ['holdOut.byFrequency[].expected', 'holdOut.byFrequency[].actual', 'holdOut.byFrequency[].low', 'holdOut.byFrequency[].high', 'holdOut.byFrequency[].customers'],
    instances: ({ holdOut }) =>
      (holdOut?.byFrequency ?? []).map(({ repeatPurchases, customers, actual: bought, expected, low, high }) => ({ of: [String(repeatPurchases)], value: expected, low, high, observations: customers, inputs: [[{ zh: '实际人均', en: 'Actual per customer' }, bought]] })),
    noInterval: tooFewForInterval,
  },
  {
    measure: 'forecastScore',
    title: { zh: '预测对数得分', en: 'Log score' },
    unit: 'ratio',
    meaning: { zh: '每位客户实际所为，模型事先给了多大可能：取对数再平均，越高越好。用来挑模型。', en: 'How likely the model had held what each customer then did: the mean logarithm, higher is better. It decides between the models.' },
    formula: 'Σ ln P(Xᵢ = actualᵢ) / n',
    method,
    asked: ['model'],
    shows: ['candidates[].logScore', 'holdOut.logScore'],
    instances: ({ candidates, customers }) => candidates.map(({ model, logScore }) => ({ of: [model], value: logScore, observations: customers, inputs: [] })),
    noInterval: oneCompany,
  },
  {
    measure: 'trackingError',
    title: { zh: '累计偏离', en: 'Running total off by' },
    unit: 'probability',
    meaning: { zh: '在没见过的那一段，累计购买次数的预期与实际每周相差几成，取平均。', en: 'By what share the running total of purchases foretold differs from the actual one, averaged over the weeks of the unseen span.' },
    formula: 'mean over unseen weeks of |cumulative expected − cumulative actual| / cumulative actual',
    method,
    asked: [],
    shows: ['tracking.holdOutError', 'tracking.weeks[].actual', 'tracking.weeks[].expected', 'tracking.weeks[].cumulativeActual', 'tracking.weeks[].cumulativeExpected'],
    instances: ({ tracking, customers }) => {
      const unseen = (tracking?.weeks ?? []).filter(({ holdOut }) => holdOut);
      const last = unseen.at(-1);
      return tracking === null ? [] : [{ of: [], value: tracking.holdOutError, observations: customers, inputs: [[{ zh: '没见过的周数', en: 'Unseen weeks' }, unseen.length], [{ zh: '最后的累计：实际', en: 'Running total at the end: actual' }, last?.cumulativeActual ?? null], [{ zh: '最后的累计：预期', en: 'Running total at the end: expected' }, last?.cumulativeExpected ?? null]] }];
    },
    noInterval: oneCompany,
  },
  {
    measure: 'chanceError',
    title: { zh: '可能说得准不准', en: 'How far the chances are off' },
    unit: 'probability',
    meaning: { zh: '把客户按“说会买的可能”分成十份，每份说的与真买了的相差多少，取平均。点在斜线上就是说到做到。', en: 'Customers in tenths by the chance of buying foretold: how far what was said lies from what came true, on average over the tenths.' },
    formula: 'Σ n_k |predicted_k − observed_k| / Σ n_k',
    method,
    asked: [],
    shows: ['holdOut.calibration.calibrationError', 'holdOut.calibration.deciles[].predicted', 'holdOut.calibration.deciles[].observed', 'holdOut.calibration.deciles[].observedLow', 'holdOut.calibration.deciles[].observedHigh', 'holdOut.calibration.deciles[].cases'],
    instances: ({ holdOut }) => {
      const calibration = holdOut?.calibration;
      if (!calibration) return [];
      const tenths = calibration.deciles.map(({ decile, predicted, observed }) => [{ zh: `第 ${decile} 份：说 ${Math.round(100 * predicted)}%，真买了的占比`, en: `Tenth ${decile}: ${Math.round(100 * predicted)}% foretold, share who bought` }, observed, 'probability'] as const);
      return [{ of: [], value: calibration.calibrationError, observations: calibration.cases, inputs: [[{ zh: '单凭偶然也会差', en: 'What chance alone makes of it' }, calibration.calibrationNoise, 'probability'], ...tenths] }];
    },
    noInterval: { zh: '每一份各有自己的区间（见图）；平均之后拿“单凭偶然也会差多少”来对照，不另给区间。', en: 'Each tenth has its own interval in the chart; the mean of them is held against what chance alone would make of it.' },
  },
  {
    measure: 'chanceRanking',
    title: { zh: '排得对不对（AUC）', en: 'Ranking (AUC)' },
    unit: 'probability',
    meaning: { zh: '随便挑一位买了的和一位没买的，模型给前者的可能更高的机会有多大；一半就是瞎猜。', en: 'Of a buyer and a non-buyer picked at random, how often the buyer had been given the higher chance; one half is guessing.' },
    formula: 'P(chance of a buyer > chance of a non-buyer)',
    method,
    asked: [],
    shows: ['holdOut.calibration.auc', 'holdOut.calibration.aucLow', 'holdOut.calibration.aucHigh'],
    instances: ({ holdOut }) => {
      const calibration = holdOut?.calibration;
      return calibration ? [{ of: [], value: calibration.auc, low: calibration.aucLow, high: calibration.aucHigh, observations: calibration.cases, inputs: [[{ zh: '其中真买了的', en: 'Of these, who bought' }, calibration.events]] }] : [];
    },
    noInterval: tooFewForInterval,
  },
];

export const modelFigures: PageFigures = pageFigures(modelReport, figures);
