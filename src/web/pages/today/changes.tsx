import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { MoodLine } from '../../charts/mood-line.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { touchpointName } from '../../parts/labels.ts';
import { useTexts } from '../../texts/texts.tsx';

type TodayAnswer = Output<'today'>;

const shown = 4;

/** Mood by touchpoint over the last eight weeks, the worst change first. */
export function MoodChanges({ changes }: { readonly changes: TodayAnswer['moodChanges'] }): ReactElement {
  const texts = useTexts();
  const { t, percent, signed } = texts;
  return (
    <Card title={t('today.moodTitle')}>
      {changes.length === 0 && <p className="sub">{t('today.moodNone')}</p>}
      <ul className="plain-list">
        {changes.slice(0, shown).map((change) => {
          const name = touchpointName(texts, change.touchpoint);
          return (
            <li key={change.touchpoint}>
              <div className="row">
                <b className="grow">{name}</b>
                {change.change !== null && (
                  <span className={change.change < 0 ? 'sore-text' : 'glad-text'}>
                    <CompanyFigure measure="moodChange" of={[change.touchpoint]} about={name} label={t('today.moodTitle')}>
                      {`${change.change < 0 ? '▼' : '▲'} ${signed(change.change, 2)}`}
                    </CompanyFigure>
                  </span>
                )}
              </div>
              <MoodLine points={change.weeks} label={t('today.moodLine', { touchpoint: name, weeks: change.weeks.length })} />
              <div className="sub">{t('today.moodBasis', { texts: change.texts, share: percent(change.customersShare, 1) })}</div>
            </li>
          );
        })}
      </ul>
      {changes.length > 0 && (
        <Link to="/voice" className="sub">
          {t('today.moodMore')}
        </Link>
      )}
    </Card>
  );
}

export function LateDeliveries({ late }: { readonly late: TodayAnswer['lateDeliveries'] }): ReactElement {
  const { t, percent } = useTexts();
  return (
    <Card title={t('today.lateTitle')}>
      {late.share === null ? (
        <p className="sub">{t('today.lateNone')}</p>
      ) : (
        <>
          <div className="late-figure">
            <CompanyFigure measure="lateShare" label={t('today.lateTitle')}>
              {percent(late.share, 1)}
            </CompanyFigure>
          </div>
          <div className="sub">
            {late.low !== null && late.high !== null ? t('today.lateBasis', { low: percent(late.low, 1), high: percent(late.high, 1), deliveries: late.deliveries }) : t('today.lateCount', { deliveries: late.deliveries })}
          </div>
        </>
      )}
    </Card>
  );
}
