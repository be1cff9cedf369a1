import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useLong } from '../../api/queries.ts';
import { Card } from '../../parts/card.tsx';
import { Noted } from '../../parts/note.tsx';
import { JobProgress } from '../../parts/progress.tsx';
import { RunNow } from '../../parts/run-now.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';

type Trained = Output<'trainReading'>;
type Lesson = Trained['report']['lessons'][number];

/** Learns here and now, with progress, and says what came of it. */
export function LearnCard({ hasLearned }: { readonly hasLearned: boolean }): ReactElement {
  const { t } = useTexts();
  const training = useLong('trainReading');
  const start = (): void => void training.start({});
  const { now } = training;
  return (
    <Card title={t('reading.train')}>
      <div className="stack">
        <p className="sub">{t('reading.trainLead')}</p>
        {now.state === 'working' ? (
          <JobProgress title={t('reading.training')} progress={now.progress} />
        ) : (
          <div>
            <Button onClick={start}>{t(hasLearned ? 'reading.trainAgain' : 'reading.trainNow')}</Button>
          </div>
        )}
        {now.state === 'failed' && <Failure error={now.error} retry={start} />}
        {now.state === 'done' && <Result trained={now.result} />}
      </div>
    </Card>
  );
}

function Result({ trained }: { readonly trained: Trained }): ReactElement {
  const { t, number } = useTexts();
  const { stars, corrected, conversations, repeated, boilerplate } = trained.report.intake;
  return (
    <div className="stack">
      <output>
        <b>{t(`reading.outcome.${trained.outcome}`)}</b> {trained.report.remembered > 0 && t('reading.remembered', { count: trained.report.remembered })}
      </output>
      {trained.outcome === 'activated' && <RunNow compact />}
      <Lessons lessons={trained.report.lessons} />
      <p className="sub">{t('reading.intake', { stars: number(stars), corrected: number(corrected), conversations: number(conversations), repeated: number(repeated), boilerplate: number(boilerplate) })}</p>
    </div>
  );
}

function Lessons({ lessons }: { readonly lessons: readonly Lesson[] }): ReactElement {
  const { t, number } = useTexts();
  return (
    <Scroller label={t('reading.train')}>
      <table className="reading-table">
        <thead>
          <tr>
            <th scope="col">{t('reading.lesson')}</th>
            <th scope="col" className="number">{t('reading.labels')}</th>
            <th scope="col" className="number">{t('reading.needed')}</th>
            <th scope="col" className="number">{t('reading.accuracy')}</th>
            <th scope="col" className="number">{t('reading.gain')}</th>
            <th scope="col">{t('reading.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {lessons.map((lesson) => (
            <tr key={lesson.lesson}>
              <th scope="row">{t(`reading.lesson.${lesson.lesson}`)}</th>
              <td className="number">{number(lesson.labels)}</td>
              <td className="number">{lesson.needed === 0 ? '' : number(lesson.needed)}</td>
              <LessonFigures lesson={lesson} />
              <td>{t(`reading.verdict.${lesson.verdict}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function LessonFigures({ lesson: { figures } }: { readonly lesson: Lesson }): ReactElement {
  const { t, number, percent } = useTexts();
  if (!figures) {
    return (
      <>
        <td className="number">—</td>
        <td className="number">—</td>
      </>
    );
  }
  const { accuracyGain: gain, judged, customers, won, lost, oldLoss, newLoss, overturned } = figures;
  const note = t('reading.gainNote', { judged: number(judged), customers: number(customers), won, lost, oldLoss: number(oldLoss, 3), newLoss: number(newLoss, 3), overturned: percent(overturned, 1) });
  return (
    <>
      <td className="number">
        <Noted note={note}>{`${percent(figures.oldAccuracy, 1)} → ${percent(figures.newAccuracy, 1)}`}</Noted>
      </td>
      <td className="number">{`${percent(gain.value, 1)} (${percent(gain.low, 1)} … ${percent(gain.high, 1)})`}</td>
    </>
  );
}
