/** A conversation from anywhere, pasted and read at once. Nothing is stored but the lines somebody corrects. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useChange } from '../../api/queries.ts';
import { Card } from '../../parts/card.tsx';
import { PageHead } from '../../parts/page.tsx';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { TalkView } from './talk-view.tsx';
import type { Talk } from './talk.ts';
import './conversations.css';

export function PastePage(): ReactElement {
  const { t, rich, percent } = useTexts();
  const [pasted, setPasted] = useState('');
  const [talk, setTalk] = useState<Talk>();
  const reading = useChange('readConversation', []);
  const read = (): void => reading.mutate({ pasted: pasted.trim() === '' ? t('paste.example') : pasted, at: new Date().toISOString() }, { onSuccess: setTalk });
  return (
    <>
      <PageHead name={t('conversations.paste')} title={t('paste.title')} lead={t('paste.lead')} />
      <div className="stack">
        <Card title={t('conversations.paste')} className="talk-paste">
          <div className="stack">
            <Textarea label={t('paste.label')} placeholder={t('paste.example')} value={pasted} onChange={(event) => setPasted(event.currentTarget.value)} autosize minRows={6} maxRows={16} />
            <div className="row">
              <Button onClick={read} loading={reading.isPending}>
                {t('paste.read')}
              </Button>
            </div>
            {reading.error && <Failure error={reading.error} />}
          </div>
        </Card>
        {talk && talk.turns.length === 0 && <p className="sub">{t('paste.empty')}</p>}
        {talk && talk.turns.length > 0 && (
          <section className="stack" aria-label={t('talk.pasted')}>
            <p>{rich('talk.lead', { sore: <b>{percent(talk.conversation.dissatisfied.probability)}</b>, resolved: <b>{percent(talk.conversation.resolved.probability)}</b> })}</p>
            <TalkView
              talk={talk}
              onCorrected={(index, message) => setTalk({ ...talk, turns: talk.turns.map((turn, at) => (at === index ? { ...turn, message, corrected: ['person'] } : turn)) })}
            />
          </section>
        )}
      </div>
    </>
  );
}
