/** One conversation: what was said line by line with the words that led to each label, and what the whole of it tells. */
import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Evidence } from '../../../domain/index.ts';
import type { Output } from '../../api/client.ts';
import { Card } from '../../parts/card.tsx';
import { Highlighted } from '../../parts/highlighted.tsx';
import { useKeys } from '../../parts/keys.ts';
import { drawnScore, MoodMark } from '../../parts/mood.tsx';
import { Pill } from '../../parts/pill.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { TextKey } from '../../texts/texts.tsx';
import { Assistant } from './assistant.tsx';
import { Coaching } from './coaching.tsx';
import { MessageCorrection } from './message-correction.tsx';
import { Promises } from './promises.tsx';
import type { DecidePromise } from './promises.tsx';
import type { Talk, TalkTurn } from './talk.ts';
import { Whole } from './whole.tsx';

interface Props {
  readonly talk: Talk;
  /** By text and place; pasted conversations have none. */
  readonly decisions?: Output<'getConversation'>['decisions'];
  readonly decide?: DecidePromise;
  /** Shows a label that was put right where nothing is stored. */
  readonly onCorrected: (turn: number, message: TalkTurn['message']) => void;
}

const undecided: NonNullable<Props['decisions']> = [];

export function TalkView({ talk, decisions = undecided, decide, onCorrected }: Props): ReactElement {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const [picked, setPicked] = useState(0);
  const [correcting, setCorrecting] = useState<number>();
  const move = (step: number): void => {
    const next = Math.min(talk.turns.length - 1, Math.max(0, picked + step));
    setPicked(next);
    box.current?.querySelector(`[data-turn="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const decideHere = (decision: 'confirmed' | 'rejected'): void => {
    const promise = talk.conversation.promises.find(({ turn }) => turn === picked);
    const id = talk.turns[picked]?.id;
    if (!promise || id === undefined || !decide) return;
    decide({ text: id, start: promise.start, quote: promise.quote, decision });
    notifications.show({ message: t('talk.decided'), closeButtonProps: { 'aria-label': t('action.close') } });
  };
  useKeys({ j: () => move(1), k: () => move(-1), c: () => setCorrecting(picked), y: () => decideHere('confirmed'), n: () => decideHere('rejected') });
  const correctingTurn = correcting === undefined ? undefined : talk.turns[correcting];
  return (
    <div className="talk-columns">
      <Card
        title={t('talk.turns')}
        aside={
          <span className="sub">
            <kbd>j</kbd> <kbd>k</kbd> {t('talk.keys')} · <kbd>c</kbd> {t('talk.correct')}
            {decide && talk.conversation.promises.length > 0 && (
              <>
                {' · '}
                <kbd>y</kbd> <kbd>n</kbd> {t('talk.decideKeys')}
              </>
            )}
          </span>
        }
      >
        <div ref={box}>
          {talk.turns.map((turn, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- turns have no other name and never move
            <TurnRow key={index} turn={turn} index={index} isPicked={index === picked} pick={() => setPicked(index)} correct={() => setCorrecting(index)} />
          ))}
        </div>
        <MessageCorrection
          turn={correctingTurn}
          close={() => setCorrecting(undefined)}
          onCorrected={(message) => {
            if (correcting !== undefined) onCorrected(correcting, message);
          }}
        />
      </Card>
      <div className="stack">
        <Whole talk={talk} />
        <Promises talk={talk} decisions={decisions} {...(decide && { decide })} />
        <Coaching talk={talk} />
        <Assistant talk={talk} onCorrected={onCorrected} />
      </div>
    </div>
  );
}

interface TurnProps {
  readonly turn: TalkTurn;
  readonly index: number;
  readonly isPicked: boolean;
  readonly pick: () => void;
  readonly correct: () => void;
}

function TurnRow({ turn, index, isPicked, pick, correct }: TurnProps): ReactElement {
  const { t } = useTexts();
  const { message, speaker, text } = turn;
  return (
    <div className="talk-turn" data-turn={index} data-speaker={speaker} data-picked={isPicked || undefined}>
      <div className="sub">
        <button type="button" className="link-button" aria-pressed={isPicked} onClick={pick}>
          {t(speaker === 'agent' ? 'talk.us' : speaker === 'customer' ? 'talk.customer' : 'talk.unknown')}
        </button>
      </div>
      <div className="talk-words">
        <Highlighted text={text} evidence={marksOf(message)} score={drawnScore(message.polarity)} />
      </div>
      <div className="sub reading-line">
        <MoodMark score={drawnScore(message.polarity)} size={10} />
        <span>{feelingWords(message).map((key) => t(key)).join(' · ')}</span>
        <Labels message={message} />
        {(turn.corrected?.length ?? 0) > 0 && <span>{t('moment.corrected')}</span>}
        <button type="button" className="link-button" onClick={correct}>
          {t('talk.correct')}
        </button>
      </div>
    </div>
  );
}

type FeelingKey = Extract<TextKey, `polarity.${string}` | `emotion.${string}`>;

/** Nobody is neutral twice. */
function feelingWords({ polarity, emotion }: TalkTurn['message']): FeelingKey[] {
  const words: FeelingKey[] = [`polarity.${polarity.label}`];
  return polarity.label === 'unsure' || (polarity.label === 'neutral' && emotion.label === 'neutral') ? words : [...words, `emotion.${emotion.label}`];
}

function Labels({ message }: { readonly message: TalkTurn['message'] }): ReactElement {
  const { t } = useTexts();
  return (
    <>
      {message.intents.filter((intent) => intent !== 'objection').map((intent) => (
        <Pill key={intent}>{t(`intent.${intent}`)}</Pill>
      ))}
      {message.objection && <Pill tone="sore">{t(`cause.${message.objection.cause}`)}</Pill>}
      {message.emotionalNeed && <Pill tone="sore">{t('talk.hurt', { need: t(`hurt.${message.emotionalNeed}`) })}</Pill>}
      {[...new Set(message.phrases.map(({ category }) => category))].map((category) => (
        <Pill key={category} tone="sore">
          {t(`phrase.${category}`)}
        </Pill>
      ))}
      {message.sarcasmRisk && <Pill>{t('talk.sarcasm')}</Pill>}
      {message.personalData.length > 0 && <Pill>{t('talk.personal')}</Pill>}
    </>
  );
}

/** The words behind the labels; where there are none, those behind the feeling. */
function marksOf(message: TalkTurn['message']): readonly Evidence[] {
  const quotes = [...message.promises, ...message.phrases, ...message.claims, ...message.signals].filter(({ start, end }) => end > start);
  if (quotes.length === 0) return message.evidence;
  return quotes.map(({ start, end, quote }) => ({ start, end, text: quote, weight: 0.5 }));
}
