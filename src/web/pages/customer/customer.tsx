/** One customer: the five questions, how the mood moved, every moment, and where each figure comes from. */
import { useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { TimelineEntry } from '../../../contract/index.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { EmotionTimeline } from '../../charts/emotion-timeline.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Waiting } from '../../parts/states.tsx';
import { Card } from '../../parts/card.tsx';
import { MoodMark } from '../../parts/mood.tsx';
import { PageHead } from '../../parts/page.tsx';
import { StagePill, TierPill } from '../../parts/pill.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Expectations } from './expectations.tsx';
import { Figures, ProfileCard, ReasonsCard, ServiceCard } from './cards.tsx';
import { ForecastCard } from './forecast.tsx';
import { FiveQuestions } from './five-questions.tsx';
import { IndirectValueCard } from './indirect-value.tsx';
import { ContractCard, LoyaltyCard } from './leaving-cards.tsx';
import { Moments } from './moments.tsx';
import type { MomentsHandle } from './moments.tsx';
import { Recommendations } from './recommendations.tsx';
import { useTimeline } from './timeline.ts';
import './customer.css';

type CustomerAnswer = Output<'getCustomer'>;

export function CustomerPage(): ReactNode {
  const { id } = useParams({ from: '/customers/$id' });
  const query = useAnswer('getCustomer', { id });
  // Asked for side by side; the page reads it once it knows whom the id stands for.
  useTimeline(id);
  return (
    <Answer query={query} lines={8}>
      {(answer) => <Customer key={answer.row.id} answer={answer} />}
    </Answer>
  );
}

function Customer({ answer }: { readonly answer: CustomerAnswer }): ReactElement {
  const { say } = useTexts();
  const { row, currency } = answer;
  const timeline = useTimeline(row.id);
  const moments = useRef<MomentsHandle>(null);
  const [picked, setPicked] = useState<string>();
  const pick = (entry: TimelineEntry): void => {
    setPicked(entry.id);
    moments.current?.show(entry.id);
  };
  const name = row.name ?? row.id;
  return (
    <>
      <PageHead
        name={name}
        title={
          <span className="customer-name">
            {name} <TierPill tier={row.tier} /> <StagePill stage={row.stage} />
          </span>
        }
        lead={say(answer.summary)}
      />
      <FiveQuestions answer={answer} mood={timeline.mood} />
      <div className="columns">
        <div className="stack">
          <MomentsOfTruth timeline={timeline} currency={currency} onPick={pick} />
          {timeline.isLoading ? <Waiting lines={5} /> : <Moments ref={moments} timeline={timeline} currency={currency} name={name} picked={picked} onPick={setPicked} />}
        </div>
        <div className="stack">
          <ReasonsCard answer={answer} />
          <ServiceCard answer={answer} />
          <Recommendations customer={row.id} />
          <Expectations answer={answer} />
          {row.orders > 0 && <ForecastCard id={row.id} />}
          <IndirectValueCard id={row.id} />
          <LoyaltyCard answer={answer} />
          <ContractCard answer={answer} />
          <Figures answer={answer} />
          <ProfileCard answer={answer} />
        </div>
      </div>
    </>
  );
}

function MomentsOfTruth({ timeline, currency, onPick }: { readonly timeline: ReturnType<typeof useTimeline>; readonly currency: string; readonly onPick: (entry: TimelineEntry) => void }): ReactElement {
  const { t } = useTexts();
  return (
    <Card
      title={t('customer.moments')}
      aside={
        <span className="sub legend">
          <MoodMark score={0.5} size={10} /> {t('feeling.glad')} <MoodMark score={0} size={10} /> {t('feeling.calm')} <MoodMark score={-0.5} size={10} /> {t('feeling.sore')}
        </span>
      }
    >
      {timeline.entries.length === 0 && !timeline.isLoading ? <p className="sub">{t('customer.noMoments')}</p> : <EmotionTimeline entries={timeline.entries} mood={timeline.mood} currency={currency} onPick={onPick} />}
    </Card>
  );
}
