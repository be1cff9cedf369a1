import { Modal } from '@mantine/core';
import type { ReactElement } from 'react';
import { emotionLabels, intentLabels, objectionCauses } from '../../../domain/index.ts';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { polarities, useCorrecting } from './correcting.ts';
import type { Corrected } from './correcting.ts';
import type { TalkTurn } from './talk.ts';

/** Puts a label of a line right: one press saves. */
export function MessageCorrection({ turn, close, onCorrected }: { readonly turn: TalkTurn | undefined; readonly close: () => void; readonly onCorrected: (message: TalkTurn['message']) => void }): ReactElement {
  const { t } = useTexts();
  const correcting = useCorrecting();
  const save = (corrected: Corrected): void => {
    if (!turn) return;
    onCorrected(correcting.save(turn, corrected));
    close();
  };
  const message = turn?.message;
  return (
    <>
      {correcting.error && <Failure error={correcting.error} />}
      <Modal opened={turn !== undefined} onClose={close} title={t('message.correctTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className="stack">
          <blockquote className="correct-quote">{turn?.text}</blockquote>
          <Choices name={t('correct.polarity')} labels={polarities} nameOf={(label) => t(`polarity.${label}`)} isSet={(label) => message?.polarity.label === label} save={(label) => save({ kind: 'polarity', label })} />
          <Choices name={t('correct.emotion')} labels={emotionLabels} nameOf={(label) => t(`emotion.${label}`)} isSet={(label) => message?.emotion.label === label} save={(label) => save({ kind: 'emotion', label })} />
          <Choices
            name={t('message.intent')}
            labels={[...intentLabels, 'none'] as const}
            nameOf={(label) => (label === 'none' ? t('message.none') : t(`intent.${label}`))}
            isSet={(label) => (label === 'none' ? message?.intents.length === 0 : (message?.intents.includes(label) ?? false))}
            save={(label) => save({ kind: 'intent', label })}
          />
          <Choices
            name={t('message.objection')}
            labels={[...objectionCauses, 'none'] as const}
            nameOf={(label) => (label === 'none' ? t('message.none') : t(`cause.${label}`))}
            isSet={(label) => (message?.objection?.cause ?? 'none') === label}
            save={(label) => save({ kind: 'objection', label })}
          />
          <p className="sub">{t('correct.note')}</p>
        </div>
      </Modal>
    </>
  );
}

interface ChoicesProps<Label extends string> {
  readonly name: string;
  readonly labels: readonly Label[];
  readonly nameOf: (label: Label) => string;
  readonly isSet: (label: Label) => boolean;
  readonly save: (label: Label) => void;
}

function Choices<Label extends string>({ name, labels, nameOf, isSet, save }: ChoicesProps<Label>): ReactElement {
  return (
    <fieldset className="chip-field">
      <legend className="sub">{name}</legend>
      <div className="row wrap chips">
        {labels.map((label) => (
          <button key={label} type="button" className="pill choice-pill" aria-pressed={isSet(label)} onClick={() => save(label)}>
            {nameOf(label)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
