/** What is to be expected of a customer over a horizon that the reader picks. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Bars } from '../../charts/bars.tsx';
import { Card } from '../../parts/card.tsx';
import { Failure, Unknown, Waiting } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';

const horizons = ['4', '13', '26', '52'] as const;

export function ForecastCard({ id }: { readonly id: string }): ReactElement {
  const { t } = useTexts();
  const [weeks, setWeeks] = useState<string>('26');
  const query = useAnswer('forecastCustomer', { id, weeks: Number(weeks) }, { keepPrevious: true });
  return (
    <Card
      title={t('forecast.title')}
      aside={<SegmentedControl size="xs" aria-label={t('forecast.horizon')} value={weeks} onChange={setWeeks} data={horizons.map((value) => ({ value, label: t('forecast.weeks', { weeks: Number(value) }) }))} />}
    >
      {query.data ? <Forecast forecast={query.data} /> : query.error?.code === 'TOO_LITTLE_DATA' ? <Unknown status="too-little-data" /> : query.error ? <Failure error={query.error} /> : <Waiting lines={4} />}
    </Card>
  );
}

type ForecastAnswer = Output<'forecastCustomer'>;
type Figure = ForecastAnswer['purchases'];

function Forecast({ forecast }: { readonly forecast: ForecastAnswer }): ReactElement {
  const { t, number, percent, money, moneyRange } = useTexts();
  const share = (figure: Figure): readonly [string, string] => [percent(figure.value), `${percent(figure.low)}–${percent(figure.high)}`];
  const times = (figure: Figure): readonly [string, string] => [number(figure.value, 1), `${number(figure.low, 1)}–${number(figure.high, 1)}`];
  const paid = (figure: Figure | null): readonly [string, string] => (figure ? [money(figure.value, forecast.currency), moneyRange(figure.low, figure.high, forecast.currency)] : ['—', '']);
  const rows: readonly (readonly [string, readonly [string, string]])[] = [
    [t('forecast.aliveNow'), share(forecast.aliveNow)],
    [t('forecast.aliveThen'), share(forecast.aliveThen)],
    [t('forecast.purchases'), times(forecast.purchases)],
    [t('forecast.revenue'), paid(forecast.revenue)],
    [t('forecast.residual'), paid(forecast.residualValue)],
  ];
  const likeliest = forecast.counts.reduce((most, { probability }) => Math.max(most, probability), 0) || 1;
  const bars = forecast.counts.map(({ count, probability }) => ({ key: String(count), value: (100 * probability) / likeliest, label: t('forecast.count', { count, share: percent(probability, 1) }) }));
  return (
    <>
      <table>
        <tbody>
          {rows.map(([title, [value, range]]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td className="number">{value}</td>
              <td className="number sub">{range}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Bars bars={bars} marks={[number(0), number(forecast.counts.at(-1)?.count ?? 0)]} label={t('forecast.counts')} />
      <p className="sub">{t('forecast.note', { low: number(forecast.count.low), high: number(forecast.count.high), rate: percent(forecast.annualDiscountRate, 1) })}</p>
    </>
  );
}
