import type { ReactElement } from 'react';
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
        <dd>{percent(conversation.talkShare)}</dd>
        <dt className="sub">{t('talk.questions')}</dt>
        <dd>{number(conversation.questions)}</dd>
        <dt className="sub">{t('talk.steps')}</dt>
        <dd>{conversation.steps.length === 0 ? t('talk.noSteps') : conversation.steps.map((step) => t(`step.${step}`)).join(' → ')}</dd>
        {objection && (
          <>
            <dt className="sub">{t('talk.objection')}</dt>
            <dd>
              {conversation.objectionTruth ? t('talk.objectionIs', { cause: t(`cause.${objection.cause}`), truth: t(`truth.${conversation.objectionTruth}`) }) : t(`cause.${objection.cause}`)}
              {conversation.confirm && (
                <div>
                  <span className="sub">{t('talk.confirm')}</span> {conversation.confirm}
                </div>
              )}
              <div>
                <span className="sub">{t('talk.answer')}</span> {objection.when === 'later' ? t('talk.answerLater') : t(`answer.${objection.cause}`)}
              </div>
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}
