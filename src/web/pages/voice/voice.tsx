/** How customers feel, by touchpoint and product: shrunken means with their intervals, and how few have spoken. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { emotionLabels } from '../../../domain/index.ts';
import type { EmotionLabel } from '../../../domain/index.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { IntervalBar } from '../../parts/interval-bar.tsx';
import { touchpointName } from '../../parts/labels.ts';
import { feelingOf, moodColour, MoodMark } from '../../parts/mood.tsx';
import { PageHead } from '../../parts/page.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { SayingsSection } from './sayings.tsx';
import '../../charts/bars.css';
import './voice.css';

type FeelingAnswer = Output<'feeling'>;
type Subject = FeelingAnswer['subjects'][number];

export function VoicePage(): ReactNode {
  return <Answer query={useAnswer('feeling', {})}>{(answer) => <Voice answer={answer} />}</Answer>;
}

function Voice({ answer }: { readonly answer: FeelingAnswer }): ReactElement {
  const texts = useTexts();
  const { t, rich, number, percent, day } = texts;
  const touchpoints = answer.subjects.filter((subject) => subject.kind === 'touchpoint').toSorted((a, b) => a.mood - b.mood);
  const products = answer.subjects.filter((subject) => subject.kind === 'product').toSorted((a, b) => a.mood - b.mood);
  const sorest = touchpoints[0];
  const title = sorest && sorest.high < 0 ? t('voice.titleSore', { touchpoint: touchpointName(texts, sorest.id) }) : answer.texts === 0 ? t('voice.titleNone') : t('voice.title');
  return (
    <>
      <PageHead
        name={t('nav.voice')}
        title={title}
        lead={answer.texts === 0 ? t('voice.leadNone') : rich('voice.lead', { texts: <b><CompanyFigure measure="textsRead" label={t('voice.texts')}>{number(answer.texts)}</CompanyFigure></b>, share: <b><CompanyFigure measure="speakersShare" label={t('worth.customers')}>{percent(answer.customersShare, 1)}</CompanyFigure></b>, day: day(answer.asOf) })}
        actions={
          <Button component={Link} to="/voice/reading" variant="default">
            {t('reading.open')}
          </Button>
        }
      />
      {answer.texts > 0 && (
        <div className="stack">
          <Subjects title={t('voice.touchpoints')} subjects={touchpoints} />
          <Subjects title={t('voice.products')} subjects={products} limit={24} />
          <SayingsSection />
        </div>
      )}
    </>
  );
}

function Subjects({ title, subjects, limit = 50 }: { readonly title: string; readonly subjects: readonly Subject[]; readonly limit?: number }): ReactElement {
  const { t } = useTexts();
  const shown = subjects.length <= limit ? subjects : [...subjects.slice(0, limit / 2), ...subjects.slice(-limit / 2)];
  return (
    <Card title={title} aside={<span className="sub">{t('voice.scale')}</span>}>
      {subjects.length === 0 ? (
        <p className="sub">{t('status.too-little-data')}</p>
      ) : (
        <table className="subjects">
          <thead>
            <tr>
              <th scope="col">{t('voice.subject')}</th>
              <th scope="col" aria-label={t('voice.scale')}>
                <span className="subject-axis">
                  <span>{t('feeling.sore')}</span>
                  <span>{t('feeling.calm')}</span>
                  <span>{t('feeling.glad')}</span>
                </span>
              </th>
              <th scope="col" className="number">{t('column.mood')}</th>
              <th scope="col" className="number">{t('voice.texts')}</th>
              <th scope="col" className="subject-emotions">{t('voice.emotions')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((subject) => (
              <SubjectRow key={subject.id} subject={subject} />
            ))}
          </tbody>
        </table>
      )}
      {shown.length < subjects.length && <p className="sub">{t('voice.shownSome', { shown: shown.length, total: subjects.length })}</p>}
    </Card>
  );
}

function SubjectRow({ subject }: { readonly subject: Subject }): ReactElement {
  const texts = useTexts();
  const { t, signed, number } = texts;
  const which = { of: [subject.kind, subject.id], about: subject.kind === 'touchpoint' ? touchpointName(texts, subject.id) : (subject.name ?? subject.id) };
  const interval = t('voice.interval', { low: signed(subject.low, 2), high: signed(subject.high, 2) });
  return (
    <tr>
      <th scope="row">{which.about}</th>
      <td title={interval}>
        <IntervalBar value={subject.mood} low={subject.low} high={subject.high} from={-1} to={1} zero={0} colour={feelingOf(subject.mood) === 'calm' ? 'var(--calm-edge)' : moodColour(subject.mood)} />
        <span className="visually-hidden">{interval}</span>
      </td>
      <td className="number">
        <MoodMark score={subject.mood} size={10} /> <CompanyFigure {...which} measure="subjectMood" label={t('column.mood')}>{signed(subject.mood, 2)}</CompanyFigure>
      </td>
      <td className="number sub">
        <CompanyFigure {...which} measure="subjectTexts" label={t('voice.texts')}>
          {number(subject.texts)}
        </CompanyFigure>
      </td>
      <td className="subject-emotions">
        <EmotionShares emotions={subject.emotions} which={which} />
      </td>
    </tr>
  );
}

const emotionColours: Readonly<Record<EmotionLabel, string>> = {
  joy: 'var(--glad-3)', gratitude: 'var(--glad-2)', surprise: 'var(--glad-1)', neutral: 'var(--calm)', fear: 'var(--sore-1)', disappointment: 'var(--sore-2)', anger: 'var(--sore-3)', disgust: 'var(--tier-lost)',
};
const emotionOrder: readonly EmotionLabel[] = ['joy', 'gratitude', 'surprise', 'neutral', 'fear', 'disappointment', 'anger', 'disgust'];

/** Shares of the emotions in one bar; the leading ones beside it in words. */
function EmotionShares({ emotions, which }: { readonly emotions: Subject['emotions']; readonly which: { readonly of: readonly string[]; readonly about: string } }): ReactElement {
  const { t, percent } = useTexts();
  const total = emotionLabels.reduce((sum, label) => sum + (emotions[label] ?? 0), 0) || 1;
  const share = (label: EmotionLabel): number => (emotions[label] ?? 0) / total;
  const leading = emotionLabels.filter((label) => label !== 'neutral').toSorted((a, b) => share(b) - share(a)).slice(0, 2).filter((label) => share(label) > 0.03);
  return (
    <span className="emotion-shares">
      <span className="share-bar" aria-hidden="true">
        {emotionOrder.map((label) => (
          <i key={label} title={t('voice.emotionShare', { emotion: t(`emotion.${label}`), share: percent(share(label)) })} style={{ width: `${share(label) * 100}%`, background: emotionColours[label] }} />
        ))}
      </span>
      <span className="sub">
        {leading.map((label, place) => (
          <Fragment key={label}>
            {place > 0 && ' · '}
            <CompanyFigure measure="subjectEmotion" of={[...which.of, label]} about={which.about} label={t(`emotion.${label}`)}>
              {t('voice.emotionShare', { emotion: t(`emotion.${label}`), share: percent(share(label)) })}
            </CompanyFigure>
          </Fragment>
        ))}
      </span>
    </span>
  );
}

