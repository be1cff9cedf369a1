/** A fit report for a person at a terminal: the verdict first, then what it rests on. */
import type { Bilingual } from '../domain/index.ts';
import type { FileFitReport } from '../workbench/fit-file.ts';
import type { Session } from './session.ts';
import { listing, table } from './table.ts';

/** A report on a file, or on the company's own data, which has no covariates. */
type ShownFit = Omit<FileFitReport, 'logCovariance' | 'covariates'> & Partial<Pick<FileFitReport, 'covariates'>>;

type Part = string | undefined;

export function fitText(report: ShownFit, session: Session): string {
  const parts: Part[] = [
    heading(report, session),
    verdict(report, session),
    candidates(report, session),
    parameters(report, session),
    covariates(report, session),
    holdOut(report, session),
    byFrequency(report, session),
    calibration(report, session),
    report.notes.length === 0 ? undefined : report.notes.map((note) => `· ${session.say(note)}`).join('\n'),
  ];
  return parts.filter((part) => part !== undefined).join('\n\n');
}

const units: Readonly<Record<FileFitReport['timeUnit'], Bilingual>> = {
  day: { zh: '天', en: 'days' },
  week: { zh: '周', en: 'weeks' },
  month: { zh: '月', en: 'months' },
  year: { zh: '年', en: 'years' },
};

function heading(report: ShownFit, { say, number }: Session): string {
  const { period, timeUnit } = report;
  const entries: (readonly [string, string])[] = [
    [say({ zh: '模型', en: 'model' }), report.model],
    [say({ zh: '客户', en: 'customers' }), number(report.customers)],
    [say({ zh: '时间单位', en: 'time in' }), say(units[timeUnit])],
  ];
  if (period) {
    entries.push([say({ zh: '拟合所用', en: 'fitted on' }), `${period.firstDay} – ${period.calibrateUntil}`]);
    if (period.holdOutUntil) entries.push([say({ zh: '检验所用', en: 'checked on' }), say({ zh: `其后至 ${period.holdOutUntil}`, en: `what follows, up to ${period.holdOutUntil}` })]);
  }
  return listing(entries);
}

const signs = { good: '✓', fair: '~', poor: '✗' } as const;

function verdict({ verdict: { title, reasons }, regularised }: ShownFit, { say }: Session): string {
  const lines = [say(title), ...reasons.map(({ trust, text }) => `  ${signs[trust]} ${say(text)}`)];
  if (regularised) lines.push(`  ~ ${say({ zh: '数据本身定不下参数，用了弱先验。', en: 'The data alone left the parameters open; a weak prior closed them.' })}`);
  return lines.join('\n');
}

function candidates(report: ShownFit, { say, number }: Session): Part {
  if (report.candidates.length === 0) return undefined;
  return table(report.candidates, [
    { title: say({ zh: '候选模型', en: 'candidate' }), of: ({ model, chosen }) => (chosen ? `${model} ←` : model) },
    { title: say({ zh: '预测对数得分', en: 'log score' }), of: ({ logScore }) => number(logScore, 4), align: 'right' },
    { title: say({ zh: '预期购买', en: 'expected' }), of: ({ expected }) => number(expected, 1), align: 'right' },
    { title: say({ zh: '均方根误差', en: 'RMSE' }), of: ({ rmse }) => number(rmse, 4), align: 'right' },
  ]);
}

function parameters({ parameters: values, standardErrors, logLikelihood }: ShownFit, { say, number }: Session): Part {
  if (!values) return undefined;
  const rows = table(Object.entries(values), [
    { title: say({ zh: '参数', en: 'parameter' }), of: ([name]) => name },
    { title: say({ zh: '估计', en: 'estimate' }), of: ([, value]) => value.toPrecision(7), align: 'right' },
    { title: say({ zh: '标准误', en: 'standard error' }), of: ([name]) => standardErrors?.[name]?.toPrecision(4), align: 'right' },
  ]);
  return `${rows}\n${say({ zh: '对数似然', en: 'log-likelihood' })}  ${number(logLikelihood, 3)}`;
}

function covariates(report: ShownFit, { say }: Session): Part {
  if (!report.covariates?.length) return undefined;
  const effect = ({ value, standardError }: { readonly value: number; readonly standardError: number }): string => `×${Math.exp(value).toFixed(2)}  (${value.toFixed(4)} ± ${standardError.toFixed(4)})`;
  return table(report.covariates, [
    { title: say({ zh: '协变量（每加 1）', en: 'covariate (per unit)' }), of: ({ name }) => name },
    { title: say({ zh: '购买频率', en: 'purchase rate' }), of: ({ onPurchases }) => effect(onPurchases) },
    { title: say({ zh: '流失', en: 'leaving' }), of: ({ onLeaving }) => effect(onLeaving) },
  ]);
}

function holdOut(report: ShownFit, { say, number }: Session): Part {
  const found = report.holdOut;
  if (!found) return undefined;
  const names = { 'same-rate': { zh: '照旧推算', en: 'same rate as before' }, 'recency-only': { zh: '只看最近来没来', en: 'recency only' } };
  const rows = [{ title: report.model, ...found }, ...found.baselines.map((baseline) => ({ title: say(names[baseline.name]), ...baseline }))];
  const errors = table(rows, [
    { title: say({ zh: '检验期', en: 'hold-out' }), of: ({ title }) => title },
    { title: say({ zh: '预期购买', en: 'expected' }), of: ({ expected }) => number(expected, 1), align: 'right' },
    { title: say({ zh: '平均误差', en: 'bias' }), of: ({ bias }) => number(bias, 4), align: 'right' },
    { title: 'MAE', of: ({ mae }) => number(mae, 4), align: 'right' },
    { title: 'RMSE', of: ({ rmse }) => number(rmse, 4), align: 'right' },
    { title: say({ zh: '前一成提升', en: 'lift, top tenth' }), of: ({ topTenthLift }) => number(topTenthLift, 2), align: 'right' },
  ]);
  const error = report.tracking?.holdOutError;
  const actual = say({ zh: `实际 ${number(found.actual)} 次；预期的 80% 区间 ${number(found.low)}–${number(found.high)}。`, en: `Actual: ${number(found.actual)}; 80% interval of what was expected: ${number(found.low)}–${number(found.high)}.` });
  const tracked = error == null ? '' : `\n${say({ zh: `逐周累计平均偏差 ${number(error * 100, 1)}%。`, en: `Cumulative tracking by week is off by ${number(error * 100, 1)}% on average.` })}`;
  return `${errors}\n${actual}${tracked}`;
}

function byFrequency(report: ShownFit, { say, number }: Session): Part {
  if (!report.holdOut) return undefined;
  return table(report.holdOut.byFrequency, [
    { title: say({ zh: '此前复购', en: 'repeats before' }), of: ({ repeatPurchases, orMore }) => `${repeatPurchases}${orMore ? '+' : ''}`, align: 'right' },
    { title: say({ zh: '客户', en: 'customers' }), of: ({ customers }) => number(customers), align: 'right' },
    { title: say({ zh: '人均实际', en: 'actual each' }), of: ({ actual }) => number(actual, 3), align: 'right' },
    { title: say({ zh: '人均预期', en: 'expected each' }), of: ({ expected }) => number(expected, 3), align: 'right' },
    { title: say({ zh: '80% 区间', en: '80% interval' }), of: ({ low, high }) => `${number(low, 3)}–${number(high, 3)}`, align: 'right' },
  ]);
}

function calibration(report: ShownFit, { say, number }: Session): Part {
  if (!report.holdOut?.calibration) return undefined;
  return table(report.holdOut.calibration.deciles, [
    { title: say({ zh: '说会买的可能', en: 'said to buy' }), of: ({ predicted }) => `${number(predicted * 100, 1)}%`, align: 'right' },
    { title: say({ zh: '真买了的', en: 'did buy' }), of: ({ observed }) => `${number(observed * 100, 1)}%`, align: 'right' },
    { title: say({ zh: '80% 区间', en: '80% interval' }), of: ({ observedLow, observedHigh }) => `${number(observedLow * 100, 1)}–${number(observedHigh * 100, 1)}%`, align: 'right' },
    { title: say({ zh: '客户', en: 'customers' }), of: ({ cases }) => number(cases), align: 'right' },
  ]);
}
