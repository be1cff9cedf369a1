import type { ReactElement } from 'react';
import { salesSteps } from '../../../domain/index.ts';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { Talk } from './talk.ts';

/** Talk share, questions, sales steps, and the objection with the question that would confirm it and how to answer. */
export function Whole({ talk }: { readonly talk: Talk }): ReactElement {
  const { t, number, percent } = useTexts();
  const { conversation, turns } = talk;
  const objection = conversation.objectionTurn === null ? turns.map(({ message }) => message.objection).find((found) => found !== null) : turns[conversation.objectionTurn]?.message.objection;
  return (
    <Card title={t('talk.summary')}>
      <dl className="talk-facts">
        <dt className="sub">{t('talk.talkShare')}</dt>
        <dd className="row talk-share">
          {percent(conversation.talkShare)}
          <span className="talk-share-bar" aria-hidden="true">
            <span style={{ inlineSize: `${100 * conversation.talkShare}%` }} />
          </span>
        </dd>
        <dt className="sub">{t('talk.questions')}</dt>
        <dd>{number(conversation.questions)}</dd>
        <dt className="sub">{t('talk.steps')}</dt>
        <dd>
          <ol className="row wrap talk-steps">
            {salesSteps.map((step) => {
              const isTaken = conversation.steps.includes(step);
              return (
                <li key={step} data-taken={isTaken || undefined}>
                  <span aria-hidden="true">{isTaken ? '✓' : '–'}</span> {t(`step.${step}`)}
                  {!isTaken && <span className="visually-hidden"> ({t('talk.step.missed')})</span>}
                </li>
              );
            })}
          </ol>
        </dd>
        {objection && (
          <>
            <dt className="sub">{t('talk.objection')}</dt>
            <dd>
              <b>{t(`cause.${objection.cause}`)}</b> {conversation.objectionTruth && <span className="sub">{t('talk.guess', { truth: t(`truth.${conversation.objectionTruth}`) })}</span>}
            </dd>
            {conversation.confirm && (
              <>
                <dt className="sub">{t('talk.confirm')}</dt>
                <dd>
                  <q>{conversation.confirm}</q>
                </dd>
              </>
            )}
            <dt className="sub">{t('talk.answer')}</dt>
            <dd>{objection.when === 'later' ? t('talk.answerLater') : t(`answer.${objection.cause}`)}</dd>
          </>
        )}
      </dl>
    </Card>
  );
}
