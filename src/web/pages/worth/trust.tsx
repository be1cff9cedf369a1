/** Whether the purchase model can be trusted: the verdict in words first, then what it rests on. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CompanyMeasure } from '../../../contract/index.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Calibration } from '../../charts/calibration.tsx';
import { Tracking } from '../../charts/tracking.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { Pill } from '../../parts/pill.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { ValuationCard } from './valuation.tsx';

type Report = Output<'modelReport'>;
type HoldOut = NonNullable<Report['holdOut']>;

export function TrustReport(): ReactElement {
  const query = useAnswer('modelReport', {});
  return (
    <Answer query={query} lines={8}>
      {(report) => (
        <div className="stack">
          <VerdictCard report={report} />
          {report.tracking && <TrackingCard report={report} weeks={report.tracking.weeks} />}
          {report.holdOut && (
            <div className="worth-halves">
              <div className="stack">
                <AgainstRules model={report.model} holdOut={report.holdOut} />
                <ByFrequency holdOut={report.holdOut} />
              </div>
              <div className="stack">
                {report.holdOut.calibration && <CalibrationCard calibration={report.holdOut.calibration} />}
                <Candidates report={report} />
                <ValuationCard best={report.candidates.find(({ chosen }) => chosen)?.model} />
              </div>
            </div>
          )}
        </div>
      )}
    </Answer>
  );
}

const tones = { good: 'glad', fair: undefined, poor: 'sore', untested: undefined, none: undefined } as const;
const marks = { good: '✓', fair: '~', poor: '✗' } as const;

function VerdictCard({ report }: { readonly report: Report }): ReactElement {
  const { t, say, day, number } = useTexts();
  const { verdict, period, notes, regularised, customers, model } = report;
  const tone = tones[verdict.trust];
  return (
    <Card title={t('trust.title')} aside={<Pill {...(tone && { tone })}>{t(`trust.level.${verdict.trust}`)}</Pill>}>
      <p>
        <b>{say(verdict.title)}</b>
      </p>
      <ul className="plain-list trust-reasons">
        {verdict.reasons.map((reason) => (
          <li key={reason.text.en} className="row">
            <span aria-hidden="true" data-trust={reason.trust}>
              {marks[reason.trust]}
            </span>
            <span>
              <span className="visually-hidden">{t(`trust.level.${reason.trust}`)} </span>
              {say(reason.text)}
            </span>
          </li>
        ))}
      </ul>
      {period?.holdOutUntil && (
        <p className="sub">{t('trust.how', { model: t(`trust.model.${model}`), customers: number(customers), from: day(period.firstDay), until: day(period.calibrateUntil), end: day(period.holdOutUntil) })}</p>
      )}
      {regularised && <p className="sub">{t('trust.regularised')}</p>}
      {notes.length > 0 && <p className="sub">{`${t('trust.leftOut')} ${notes.map(say).join(' ')}`}</p>}
    </Card>
  );
}

function TrackingCard({ report, weeks }: { readonly report: Report; readonly weeks: NonNullable<Report['tracking']>['weeks'] }): ReactElement {
  const { t, rich, number, percent, day } = useTexts();
  const [view, setView] = useState<'cumulative' | 'weekly'>('cumulative');
  const points = weeks.map((week) => {
    const [actual, expected] = view === 'cumulative' ? [week.cumulativeActual, week.cumulativeExpected] : [week.actual, week.expected];
    return { key: week.week, actual, expected, label: t('trust.week', { week: week.week, actual: number(actual), expected: number(expected) }) };
  });
  const unseenFrom = weeks.findIndex((week) => week.holdOut);
  const error = report.tracking?.holdOutError ?? null;
  return (
    <Card
      title={t('trust.tracking')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('trust.tracking')}
          value={view}
          onChange={(next) => setView(next === 'weekly' ? 'weekly' : 'cumulative')}
          data={[
            { value: 'cumulative', label: t('trust.cumulative') },
            { value: 'weekly', label: t('trust.weekly') },
          ]}
        />
      }
    >
      <p className="sub line-legend">
        <span>{t('trust.actual')}</span>
        <span data-expected="">{t('trust.expected')}</span>
      </p>
      <Tracking
        points={points}
        unseenFrom={unseenFrom < 0 ? weeks.length : unseenFrom}
        label={t('trust.trackingLabel')}
        unseen={t('trust.unseen')}
        number={(value) => number(value)}
        ends={[report.period ? day(report.period.firstDay) : '', day(report.period?.holdOutUntil ?? report.asOf)]}
      />
      <p className="sub">{error === null ? t('trust.trackingText') : rich('trust.trackingError', { error: <CompanyFigure measure="trackingError" label={t('trust.tracking')}>{percent(error, 1)}</CompanyFigure> })}</p>
    </Card>
  );
}

function AgainstRules({ model, holdOut }: { readonly model: Report['model']; readonly holdOut: HoldOut }): ReactElement {
  const { t, number, signed } = useTexts();
  const rows = [{ key: model, title: t(`trust.model.${model}`), ...holdOut }, ...holdOut.baselines.map((baseline) => ({ key: baseline.name, title: t(`trust.rule.${baseline.name}`), ...baseline }))];
  return (
    <Card title={t('trust.rules')}>
      <Scroller label={t('trust.rules')} className="trust-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('trust.forecast')}</th>
              <th scope="col" className="number">{t('trust.purchases')}</th>
              <th scope="col" className="number">{t('trust.off')}</th>
              <th scope="col" className="number">{t('trust.mae')}</th>
              <th scope="col" className="number">{t('trust.rmse')}</th>
              <th scope="col" className="number">{t('trust.lift')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const opened = (measure: CompanyMeasure, label: string, shown: string): ReactElement => (
                <CompanyFigure measure={measure} of={[row.key]} about={row.title} label={label}>
                  {shown}
                </CompanyFigure>
              );
              return (
                <tr key={row.key}>
                  <th scope="row">{row.title}</th>
                  <td className="number">{opened('forecastPurchases', t('trust.purchases'), number(row.expected))}</td>
                  <td className="number">{holdOut.actual > 0 ? `${signed((row.expected / holdOut.actual - 1) * 100, 0)}%` : '—'}</td>
                  <td className="number">{opened('forecastMae', t('trust.mae'), number(row.mae, 2))}</td>
                  <td className="number">{opened('forecastRmse', t('trust.rmse'), number(row.rmse, 2))}</td>
                  <td className="number">{row.topTenthLift === null ? '—' : opened('forecastLift', t('trust.lift'), `× ${number(row.topTenthLift, 1)}`)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroller>
      <p className="sub">{t('trust.rulesNote', { actual: number(holdOut.actual), low: number(holdOut.low), high: number(holdOut.high) })}</p>
    </Card>
  );
}

function ByFrequency({ holdOut }: { readonly holdOut: HoldOut }): ReactElement {
  const { t, number } = useTexts();
  return (
    <Card title={t('trust.frequency')}>
      <Scroller label={t('trust.frequency')} className="trust-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('trust.repeats')}</th>
              <th scope="col" className="number">{t('worth.customers')}</th>
              <th scope="col" className="number">{t('trust.actual')}</th>
              <th scope="col" className="number">{t('trust.expected')}</th>
              <th scope="col" className="number">{t('trust.interval')}</th>
            </tr>
          </thead>
          <tbody>
            {holdOut.byFrequency.map((row) => (
              <tr key={row.repeatPurchases}>
                <th scope="row">{row.orMore ? t('trust.orMore', { count: row.repeatPurchases }) : number(row.repeatPurchases)}</th>
                <td className="number">{number(row.customers)}</td>
                <td className="number">{number(row.actual, 2)}</td>
                <td className="number">
                  <CompanyFigure measure="forecastByFrequency" of={[String(row.repeatPurchases)]} about={`${t('trust.repeats')} ${number(row.repeatPurchases)}`} label={t('trust.expected')}>
                    {number(row.expected, 2)}
                  </CompanyFigure>
                </td>
                <td className="number">{`${number(row.low, 2)}–${number(row.high, 2)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <p className="sub">{t('trust.frequencyNote')}</p>
    </Card>
  );
}

function CalibrationCard({ calibration }: { readonly calibration: NonNullable<HoldOut['calibration']> }): ReactElement {
  const { t, rich, percent, number } = useTexts();
  const points = calibration.deciles.map((row) => ({
    key: row.decile,
    predicted: row.predicted,
    observed: row.observed,
    low: row.observedLow,
    high: row.observedHigh,
    label: t('trust.tenth', { customers: number(row.cases), predicted: percent(row.predicted), observed: percent(row.observed) }),
  }));
  return (
    <Card title={t('trust.calibration')}>
      <Calibration points={points} label={t('trust.calibrationLabel')} axes={{ x: t('trust.said'), y: t('trust.did') }} />
      <p className="sub">{rich('trust.calibrationText', { error: <CompanyFigure measure="chanceError" label={t('trust.calibration')}>{percent(calibration.calibrationError, 1)}</CompanyFigure>, auc: <CompanyFigure measure="chanceRanking" label={t('trust.calibration')}>{percent(calibration.auc)}</CompanyFigure> })}</p>
    </Card>
  );
}

function Candidates({ report }: { readonly report: Report }): ReactElement {
  const { t, number } = useTexts();
  return (
    <Card title={t('trust.candidates')}>
      <Scroller label={t('trust.candidates')} className="trust-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('trust.candidate')}</th>
              <th scope="col" className="number">{t('trust.score')}</th>
              <th scope="col" className="number">{t('trust.purchases')}</th>
              <th scope="col" className="number">{t('trust.rmse')}</th>
            </tr>
          </thead>
          <tbody>
            {report.candidates.map((candidate) => (
              <tr key={candidate.model}>
                <th scope="row">
                  {t(`trust.model.${candidate.model}`)} {candidate.chosen && <Pill tone="glad">{t('trust.best')}</Pill>}
                </th>
                <td className="number">{candidate.logScore === null ? t(`status.${candidate.status}`) : <CompanyFigure measure="forecastScore" of={[candidate.model]} about={t(`trust.model.${candidate.model}`)} label={t('trust.score')}>{number(candidate.logScore, 3)}</CompanyFigure>}</td>
                <td className="number">{candidate.expected === null ? '—' : <CompanyFigure measure="forecastPurchases" of={[candidate.model]} about={t(`trust.model.${candidate.model}`)} label={t('trust.purchases')}>{number(candidate.expected)}</CompanyFigure>}</td>
                <td className="number">{candidate.rmse === null ? '—' : <CompanyFigure measure="forecastRmse" of={[candidate.model]} about={t(`trust.model.${candidate.model}`)} label={t('trust.rmse')}>{number(candidate.rmse, 2)}</CompanyFigure>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <p className="sub">{t('trust.scoreNote')}</p>
    </Card>
  );
}
