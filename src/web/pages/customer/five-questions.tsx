/** The five questions that head every customer, always in this order. */
import type { ReactElement, ReactNode } from 'react';
import type { Output } from '../../api/client.ts';
import { MoodLine } from '../../charts/mood-line.tsx';
import { Figure } from '../../parts/explanation.tsx';
import { MoodMark, moodName } from '../../parts/mood.tsx';
import { showValue } from '../../parts/units.ts';
import { useTexts } from '../../texts/texts.tsx';
import type { Timeline } from './timeline.ts';

type CustomerAnswer = Output<'getCustomer'>;

interface Props {
  readonly answer: CustomerAnswer;
}

export function FiveQuestions({ answer, mood }: Props & { readonly mood: Timeline['mood'] }): ReactElement {
  const { t } = useTexts();
  return (
    <section className="five" aria-label={t('five.label')}>
      <Question title={t('five.worth')}>
        <Worth answer={answer} />
      </Question>
      <Question title={t('five.get')}>
        <Get answer={answer} />
      </Question>
      <Question title={t('five.feel')}>
        <Feel answer={answer} mood={mood} />
      </Question>
      <Question title={t('five.trust')}>
        <Trust answer={answer} />
      </Question>
      <Question title={t('five.next')}>
        <Next answer={answer} />
      </Question>
    </section>
  );
}

function Question({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="question">
      <h2 className="sub">{title}</h2>
      {children}
    </div>
  );
}

function Worth({ answer }: Props): ReactElement {
  const { t, money, moneyRange, percent, number } = useTexts();
  const { row, currency } = answer;
  const asked = { customer: row.id, currency };
  const netMargin = answer.figures.find((figure) => figure.measure === 'netMargin')?.value;
  if (row.valueNext12Months === null) return <Unmeasured text={row.orders === 0 ? t('five.noOrders') : t('status.too-little-data')} />;
  return (
    <>
      <div className="answer">
        <Figure {...asked} measure="valueNext12Months" label={t('measure.valueNext12Months')}>
          {money(row.valueNext12Months, currency)}
        </Figure>
      </div>
      <div className="sub">{row.valueLow !== null && row.valueHigh !== null ? t('five.worthRange', { range: moneyRange(row.valueLow, row.valueHigh, currency) }) : t('five.worthSpan')}</div>
      {typeof netMargin === 'number' && (
        <div className={netMargin < 0 ? 'sub sore-text' : 'sub'}>
          <Figure {...asked} measure="netMargin" label={t('profit.netMargin')}>
            {t('five.netMargin', { amount: money(netMargin, currency) })}
          </Figure>
        </div>
      )}
      {row.pAlive !== null && (
        <>
          <Meter share={row.pAlive} colour="var(--tier-high)" />
          <div className="sub">
            <Figure {...asked} measure="pAlive" label={t('measure.pAlive')}>
              {t('five.alive', { share: percent(row.pAlive) })}
            </Figure>
            {row.score !== null && (
              <>
                {' · '}
                <Figure {...asked} measure="score" label={t('measure.score')}>
                  {t('five.score', { score: number(row.score) })}
                </Figure>
              </>
            )}
          </div>
        </>
      )}
    </>
  );
}

function Get({ answer }: Props): ReactElement {
  const { t, signed, number } = useTexts();
  const { row, currency } = answer;
  const asked = { customer: row.id, currency };
  const lateDays = answer.figures.find((figure) => figure.measure === 'meanLateDays')?.value;
  const late = typeof lateDays === 'number' ? lateDays : undefined;
  const lateText = late === undefined ? undefined : late > 0 ? t('five.lateDays', { days: number(late, 1) }) : t('five.earlyDays', { days: number(-late, 1) });
  if (row.expectationGap === null && lateText === undefined) return <Unmeasured text={t('five.getUnknown')} />;
  if (row.expectationGap === null) {
    return (
      <>
        <div className="answer">
          <Figure {...asked} measure="meanLateDays" label={t('measure.meanLateDays')}>
            {lateText}
          </Figure>
        </div>
        <div className="sub">{t('five.getDelivery', { deliveries: row.deliveries })}</div>
      </>
    );
  }
  return (
    <>
      <div className={row.expectationGap < 0 ? 'answer sore-text' : 'answer glad-text'}>
        <Figure {...asked} measure="expectationGap" label={t('measure.expectationGap')}>
          {t('five.points', { points: signed(row.expectationGap, 1) })}
        </Figure>
      </div>
      <div className="sub">{row.expectationGap < 0 ? t('five.below') : t('five.above')}</div>
      {lateText !== undefined && (
        <div className="sub">
          <Figure {...asked} measure="meanLateDays" label={t('measure.meanLateDays')}>
            {lateText}
          </Figure>
        </div>
      )}
    </>
  );
}

function Feel({ answer, mood }: Props & { readonly mood: Timeline['mood'] }): ReactElement {
  const texts = useTexts();
  const { t, signed } = texts;
  const { row, currency } = answer;
  const asked = { customer: row.id, currency };
  if (row.mood === null) return <Unmeasured text={t('five.feelUnknown')} />;
  const half = row.moodLow !== null && row.moodHigh !== null ? (row.moodHigh - row.moodLow) / 2 : undefined;
  const moment = (measure: 'peak' | 'end'): string | undefined => {
    const figure = answer.figures.find((candidate) => candidate.measure === measure);
    return figure && figure.value !== null ? t(`five.${measure}`, { value: showValue(texts, figure.value, figure.unit, currency) }) : undefined;
  };
  return (
    <>
      <div className="answer feel">
        <MoodMark score={row.mood} size={18} />
        <Figure {...asked} measure="mood" label={t('measure.mood')}>
          {moodName(texts, row.mood, row.emotion)}
        </Figure>
      </div>
      <div className="sub">{half === undefined ? t('five.moodCount', { mood: signed(row.mood, 2), count: row.texts }) : t('five.mood', { mood: signed(row.mood, 2), half: texts.number(half, 2), count: row.texts })}</div>
      {mood.length > 1 && <MoodLine points={mood} label={t('five.moodLine')} />}
      <div className="sub">
        {(['peak', 'end'] as const).map((measure, index) => {
          const text = moment(measure);
          return (
            text && (
              <span key={measure}>
                {index > 0 && ' · '}
                <Figure {...asked} measure={measure} label={text}>
                  {text}
                </Figure>
              </span>
            )
          );
        })}
      </div>
    </>
  );
}

function Trust({ answer }: Props): ReactElement {
  const { t } = useTexts();
  const { row, currency } = answer;
  if (row.deliveries === 0) return <Unmeasured text={t('five.trustUnknown')} />;
  const kept = row.deliveries - row.lateDeliveries;
  return (
    <>
      <div className="answer">
        <Figure customer={row.id} currency={currency} measure="lateDeliveries" label={t('measure.lateDeliveries')}>
          {t('five.kept', { kept, promises: row.deliveries })}
        </Figure>
      </div>
      <div className="sub">{t('five.keptText')}</div>
      <Meter share={kept / row.deliveries} colour="var(--glad-2)" rest="var(--sore-2)" />
      <div className="sub">{t('five.trustLimits')}</div>
    </>
  );
}

function Next({ answer }: Props): ReactElement {
  const { t, say } = useTexts();
  if (!answer.suggestion) return <Unmeasured text={t('five.nothingPresses')} />;
  return (
    <>
      <div className="next-step">{say(answer.suggestion.title)}</div>
      <div className="sub">{say(answer.suggestion.why)}</div>
      <div className="opening">{t('five.opening', { words: say(answer.suggestion.opening) })}</div>
    </>
  );
}

function Unmeasured({ text }: { readonly text: string }): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <div className="answer unknown">{t('five.unmeasured')}</div>
      <div className="sub">{text}</div>
    </>
  );
}

function Meter({ share, colour, rest = 'var(--sunk)' }: { readonly share: number; readonly colour: string; readonly rest?: string }): ReactElement {
  return (
    <div className="meter" aria-hidden="true" style={{ background: rest }}>
      <i style={{ width: `${share * 100}%`, background: colour }} />
    </div>
  );
}

