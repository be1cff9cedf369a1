import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Input, Output } from '../../api/client.ts';
import { Card } from '../../parts/card.tsx';
import { Pill } from '../../parts/pill.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { Talk } from './talk.ts';

export type DecidePromise = (decision: Input<'decidePromise'>) => void;

/** The promises found, with their time; those of the record can be confirmed or rejected. */
export function Promises({ talk, decisions, decide }: { readonly talk: Talk; readonly decisions: Output<'getConversation'>['decisions']; readonly decide?: DecidePromise }): ReactElement {
  const { t, time } = useTexts();
  const { promises } = talk.conversation;
  return (
    <Card title={t('talk.promises')}>
      {promises.length === 0 && <p className="sub">{t('talk.noPromises')}</p>}
      {promises.map((promise) => {
        const id = talk.turns[promise.turn]?.id;
        const decided = decisions.find(({ text, start }) => text === id && start === promise.start)?.decision;
        const say = (decision: 'confirmed' | 'rejected'): void => {
          if (id !== undefined) decide?.({ text: id, start: promise.start, quote: promise.quote, decision });
        };
        return (
          <div key={`${promise.turn} ${promise.start}`} className="talk-promise">
            <div className="talk-promise-words">
              <Pill>{t(promise.owner === 'us' ? 'talk.us' : 'talk.customer')}</Pill>
              <span>{promise.quote}</span>
            </div>
            <div className="row wrap sub">
              <span>{promise.due ? t('talk.due', { time: time(promise.due.latestEnd.slice(0, 19)) }) : t('talk.noDue')}</span>
              {promise.outcome && <span>{t(`talk.promise.${promise.outcome.kind}`, { turn: promise.outcome.turn + 1 })}</span>}
              {decided && <Pill tone={decided === 'confirmed' ? 'glad' : 'sore'}>{t(`talk.${decided}`)}</Pill>}
            </div>
            {decide && id !== undefined && (
              <div className="row wrap talk-promise-decide">
                <Button size="compact-xs" variant="default" onClick={() => say('confirmed')}>
                  {t('talk.confirmPromise')}
                </Button>
                <Button size="compact-xs" variant="default" onClick={() => say('rejected')}>
                  {t('talk.rejectPromise')}
                </Button>
              </div>
            )}
          </div>
        );
      })}
    </Card>
  );
}
