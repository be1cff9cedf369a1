import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { IntervalLines } from '../../charts/interval-lines.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts/texts.tsx';

type Drift = Output<'readingDrift'>;

const lines = [
  { key: 'agreement', colour: 'var(--glad-3)' },
  { key: 'unsure', colour: 'var(--ink-soft)' },
  { key: 'unknown', colour: 'var(--sore-3)' },
] as const;

/** Whether reading keeps up with how customers speak, month by month. */
export function DriftCard(): ReactElement {
  const { t } = useTexts();
  return (
    <Card title={t('reading.drift')}>
      <Answer query={useAnswer('readingDrift', {})} lines={4}>
        {(drift) => (drift.status === 'too-little-data' || !drift.reference ? <p className="sub">{t('reading.driftNone')}</p> : <Months drift={drift} reference={drift.reference} />)}
      </Answer>
    </Card>
  );
}

function Months({ drift, reference }: { readonly drift: Drift; readonly reference: NonNullable<Drift['reference']> }): ReactElement {
  const { t, percent } = useTexts();
  const { months } = drift;
  const worse = months.filter(({ signs }) => signs.length > 0);
  return (
    <div className="stack">
      <p className="sub">
        {t('reading.driftLead', { from: reference.from, to: reference.to })} {reference.kind === 'training' && reference.agreement && t('reading.driftKept', { share: percent(reference.agreement.value, 1) })}
      </p>
      <IntervalLines
        label={t('reading.drift')}
        periods={months.map(({ month }) => month)}
        lines={lines.map(({ key, colour }) => ({ key, colour, label: t(`reading.line.${key}`), points: months.map((month) => (key === 'agreement' && month.learned ? null : month[key])) }))}
        shown={(value) => percent(value)}
      />
      {worse.length === 0 ? (
        <p>{t('reading.driftSteady')}</p>
      ) : (
        <ul>
          {worse.map(({ month, signs }) => (
            <li key={month}>
              <b>{month}</b> {signs.map((sign) => t(`reading.sign.${sign}`)).join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
