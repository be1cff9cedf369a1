import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactElement } from 'react';
import type { TimelineEntry } from '../../../contract/index.ts';
import { emotionLabels } from '../../../domain/index.ts';
import type { EmotionLabel } from '../../../domain/index.ts';
import { useChange } from '../../api/queries.ts';
import { Failure } from '../../parts/states.tsx';
import { feelingOfEmotion, MoodMark } from '../../parts/mood.tsx';
import { useTexts } from '../../texts/texts.tsx';

const polarities = ['negative', 'neutral', 'positive'] as const;
const scores = { negative: -0.5, neutral: 0, positive: 0.5, sore: -0.5, calm: 0, glad: 0.5 } as const;

/** Puts a reading right: one press saves. The reader learns from it. */
export function Correction({ entry, close }: { readonly entry: TimelineEntry | undefined; readonly close: () => void }): ReactElement {
  const { t } = useTexts();
  const correct = useChange('correctLabel', ['customerTimeline']);
  const done = { onSuccess: () => notifications.show({ message: t('correct.done'), closeButtonProps: { 'aria-label': t('action.close') } }) };
  const where = entry && entry.source !== 'orders' ? { source: entry.source, id: entry.id } : undefined;
  const savePolarity = (label: (typeof polarities)[number]): void => {
    if (where) correct.mutate({ ...where, kind: 'polarity', label }, done);
    close();
  };
  const saveEmotion = (label: EmotionLabel): void => {
    if (where) correct.mutate({ ...where, kind: 'emotion', label }, done);
    close();
  };
  return (
    <>
      {correct.error && <Failure error={correct.error} />}
      <Modal opened={entry !== undefined} onClose={close} title={t('correct.title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className="stack">
          <blockquote className="correct-quote">{entry?.text}</blockquote>
          <fieldset className="chip-field">
            <legend className="sub">{t('correct.polarity')}</legend>
            <div className="row wrap chips">
              {polarities.map((label) => (
                <button key={label} type="button" className="pill choice-pill" aria-pressed={entry?.polarity?.label === label} onClick={() => savePolarity(label)}>
                  <MoodMark score={scores[label]} size={10} /> {t(`polarity.${label}`)}
                </button>
              ))}
            </div>
          </fieldset>
          <fieldset className="chip-field">
            <legend className="sub">{t('correct.emotion')}</legend>
            <div className="row wrap chips">
              {emotionLabels.map((label) => (
                <button key={label} type="button" className="pill choice-pill" aria-pressed={entry?.emotion?.label === label} onClick={() => saveEmotion(label)}>
                  <MoodMark score={scores[feelingOfEmotion(label)]} size={10} /> {t(`emotion.${label}`)}
                </button>
              ))}
            </div>
          </fieldset>
          <p className="sub">{t('correct.note')}</p>
        </div>
      </Modal>
    </>
  );
}
