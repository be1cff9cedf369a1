/** Who to look after now, and why, ranked by the value at stake. */
import type { ReactElement, ReactNode } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { PageHead } from '../../parts/page.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { TextKey } from '../../texts/texts.tsx';
import { LateDeliveries, MoodChanges } from './changes.tsx';
import { People } from './people.tsx';
import './today.css';

type TodayAnswer = Output<'today'>;

export function TodayPage(): ReactNode {
  return <Answer query={useAnswer('today', {})}>{(answer) => <Today answer={answer} />}</Answer>;
}

function Today({ answer }: { readonly answer: TodayAnswer }): ReactElement {
  const { t, rich, day, money, moneyRange, number } = useTexts();
  const { people, customersAtStake, valueAtStake, valueLow, valueHigh, currency } = answer;
  const greeting = t(greetingNow());
  const lead = rich('today.lead', {
    customers: (
      <b>
        <CompanyFigure measure="customersAtStake" label={t('today.worthALook')}>
          {number(customersAtStake)}
        </CompanyFigure>
      </b>
    ),
    value: (
      <b>
        <CompanyFigure measure="listedAtStake" label={t('measure.valueAtStake')}>
          {money(valueAtStake, currency)}
        </CompanyFigure>
      </b>
    ),
    range: moneyRange(valueLow, valueHigh, currency),
    day: day(answer.asOf),
  });
  return (
    <>
      <PageHead
        name={t('nav.today')}
        title={people.length > 0 ? t('today.title', { greeting, count: people.length }) : t('today.titleNobody', { greeting })}
        lead={people.length > 0 ? lead : t('today.leadNobody', { day: day(answer.asOf) })}
      />
      <div className="columns">
        {people.length > 0 ? <People people={people} currency={currency} /> : <div className="card">{t('today.nobody')}</div>}
        <div className="stack">
          <MoodChanges changes={answer.moodChanges} />
          <LateDeliveries late={answer.lateDeliveries} />
        </div>
      </div>
    </>
  );
}

function greetingNow(): TextKey & `today.greeting.${string}` {
  const hour = new Date().getHours();
  if (hour < 5 || hour >= 18) return 'today.greeting.evening';
  return hour < 12 ? 'today.greeting.morning' : 'today.greeting.afternoon';
}
