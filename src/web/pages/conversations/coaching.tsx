import type { ReactElement } from 'react';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { Talk } from './talk.ts';

/** Above this share of the talk the customer hardly had a chance. */
const tooMuchTalk = 0.7;
/** Shorter talks need no summing up. */
const leastTurnsToSummarise = 6;

/** What we could have said or done better, with the better sentence where there is one. */
export function Coaching({ talk }: { readonly talk: Talk }): ReactElement {
  const { t, percent } = useTexts();
  const { conversation, turns } = talk;
  const notes: { readonly key: string; readonly note: ReactElement }[] = [];
  const add = (note: ReactElement): void => void notes.push({ key: String(notes.length), note });
  for (const { message } of turns) {
    for (const { quote, instead } of message.phrases) {
      add(
        <>
          {t('talk.insteadOf', { quote })} <q>{instead}</q>
        </>,
      );
    }
    for (const { kind, quote } of message.claims) add(<>{t(`talk.claim.${kind}`, { quote })}</>);
  }
  for (const turn of conversation.deadEnds) add(<>{t('talk.deadEnd', { quote: turns[turn]?.text ?? '' })}</>);
  if (conversation.prematurePitch) add(<>{t('talk.prematurePitch')}</>);
  if (conversation.talkShare > tooMuchTalk) add(<>{t('talk.talksTooMuch', { share: percent(conversation.talkShare) })}</>);
  if (conversation.steps.includes('recommend') && !conversation.summarisedBack && turns.length >= leastTurnsToSummarise) add(<>{t('talk.notSummarised')}</>);
  return (
    <Card title={t('talk.coaching')}>
      {notes.length === 0 ? (
        <p className="sub">{t('talk.allWell')}</p>
      ) : (
        <ul className="talk-notes">
          {notes.map(({ key, note }) => (
            <li key={key}>{note}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
