/** What became of each tier, period by period: a line a tier, and the same numbers with intervals and counts in a table. */
import { SegmentedControl } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CompanyMeasure } from '../../../contract/index.ts';
import { tierNames } from '../../../domain/index.ts';
import type { ApiError, Output } from '../../api/client.ts';
import { IntervalLines } from '../../charts/interval-lines.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { TierPill } from '../../parts/pill.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { Texts } from '../../texts/texts.tsx';

type ResultsAnswer = Output<'tierResults'>;

const measures = ['boughtAgain', 'stayed', 'revenue', 'satisfaction', 'mood'] as const;
type Measure = (typeof measures)[number];
const measureOf = { boughtAgain: 'tierBoughtAgain', stayed: 'tierStayed', revenue: 'tierRevenue', satisfaction: 'tierSatisfaction', mood: 'tierLaterMood' } as const satisfies Record<Measure, CompanyMeasure>;

export function Results({ query }: { readonly query: UseQueryResult<ResultsAnswer, ApiError> }): ReactElement {
  const { t } = useTexts();
  const [measure, setMeasure] = useState<Measure>('boughtAgain');
  return (
    <Card title={t('results.title')}>
      <Answer query={query} lines={8}>
        {(answer) =>
          answer.periods.length === 0 ? (
            <p className="sub">{t('results.none')}</p>
          ) : (
            <div className="stack">
              <p className="sub">{t('results.text')}</p>
              <div className="scroll-x">
                <SegmentedControl size="xs" aria-label={t('results.measure')} value={measure} onChange={(value) => setMeasure(value as Measure)} data={measures.map((value) => ({ value, label: t(`results.${value}`) }))} />
              </div>
              <p className="sub">{t(`results.note.${measure}`)}</p>
              <OneMeasure answer={answer} measure={measure} />
            </div>
          )
        }
      </Answer>
    </Card>
  );
}

function showerOf({ percent, money, number, signed }: Texts, measure: Measure, currency: string): (value: number) => string {
  if (measure === 'revenue') return (value) => money(value, currency);
  if (measure === 'satisfaction') return (value) => number(value, 0);
  return measure === 'mood' ? (value) => signed(value, 2) : (value) => percent(value);
}

function OneMeasure({ answer, measure }: { readonly answer: ResultsAnswer; readonly measure: Measure }): ReactElement {
  const texts = useTexts();
  const { t, number, day, shortDay, month } = texts;
  const shown = showerOf(texts, measure, answer.currency);
  const found = (tier: string, from: string): ResultsAnswer['results'][number][Measure] => answer.results.find((result) => result.tier === tier && result.from === from)?.[measure] ?? null;
  const tiers = tierNames.filter((tier) => answer.periods.some((period) => found(tier, period.from) !== null));
  if (tiers.length === 0) return <p className="sub">{t('status.too-little-data')}</p>;
  const lines = tiers.map((tier) => ({ key: tier, label: t(`tier.${tier}`), colour: `var(--tier-${tier})`, points: answer.periods.map((period) => found(tier, period.from)) }));
  return (
    <>
      <IntervalLines label={t('results.chart', { measure: t(`results.${measure}`) })} periods={answer.periods.map((period) => month(period.to))} lines={lines} shown={shown} />
      <Scroller label={t(`results.${measure}`)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('results.periods')}</th>
              {answer.periods.map((period) => (
                <th key={period.from} scope="col" className="number" title={t('migration.days', { from: day(period.from), to: day(period.to) })}>
                  {t('migration.days', { from: shortDay(period.from), to: day(period.to) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier) => (
              <tr key={tier}>
                <th scope="row">
                  <TierPill tier={tier} />
                </th>
                {answer.periods.map((period) => {
                  const point = found(tier, period.from);
                  return (
                    <td key={period.from} className="number">
                      {point === null ? '—' : <CompanyFigure measure={measureOf[measure]} of={[tier, period.from]} about={`${t(`tier.${tier}`)}, ${t('migration.days', { from: shortDay(period.from), to: day(period.to) })}`} label={t(`results.${measure}`)}>{shown(point.value)}</CompanyFigure>}
                      {point !== null && <div className="sub">{t('results.cell', { low: shown(point.low), high: shown(point.high), count: number(point.customers) })}</div>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
