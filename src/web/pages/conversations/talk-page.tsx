import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAnswer, useChange } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { channelName, touchpointName } from '../../parts/labels.ts';
import { PageHead } from '../../parts/page.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { TalkView } from './talk-view.tsx';
import './conversations.css';

export interface TalkSearch {
  /** Whose, where two customers share a conversation's id. */
  readonly customer?: string;
}

/** Whatever is not understood is left out. */
export function readTalkSearch(raw: Readonly<Record<string, unknown>>): TalkSearch {
  return raw['customer'] === undefined ? {} : { customer: String(raw['customer']) };
}

export function TalkPage(): ReactNode {
  const texts = useTexts();
  const { t, rich, percent, day } = texts;
  const { id } = useParams({ from: '/conversations/$id' });
  const { customer } = useSearch({ from: '/conversations/$id' });
  const decide = useChange('decidePromise', ['getConversation']);
  return (
    <Answer query={useAnswer('getConversation', { id, ...(customer !== undefined && { customer }) })}>
      {(talk) => (
        <>
          <PageHead
            name={t('nav.conversations')}
            title={t('talk.title', { name: talk.customerName ?? talk.customer ?? talk.id })}
            lead={
              <>
                {talk.customer !== null && (
                  <Link to="/customers/$id" params={{ id: talk.customer }}>
                    {talk.customerName ?? talk.customer}
                  </Link>
                )}
                {' · '}
                {[touchpointName(texts, talk.touchpoint), talk.channel && channelName(texts, talk.channel), talk.turns[0]?.at && day(talk.turns[0].at), talk.agent].filter(Boolean).join(' · ')}
                {' · '}
                {rich('talk.lead', { sore: <b>{percent(talk.conversation.dissatisfied.probability)}</b>, resolved: <b>{percent(talk.conversation.resolved.probability)}</b> })}
              </>
            }
          />
          <TalkView talk={{ turns: talk.turns.map(({ at, ...turn }) => ({ ...turn, ...(at !== null && { at }) })), conversation: talk.conversation }} decisions={talk.decisions} decide={(decision) => decide.mutate(decision)} onCorrected={() => undefined} />
        </>
      )}
    </Answer>
  );
}
