import { Button, CopyButton, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useChange } from '../../api/queries.ts';
import { useKeys } from '../../parts/keys.ts';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Declined, Masked } from './endpoint-said.tsx';
import type { TalkTurn } from './talk.ts';

/** A reply for a person to read, change and copy; it goes nowhere by itself. */
export function Draft({ turns }: { readonly turns: readonly TalkTurn[] }): ReactElement {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const asking = useChange('draftReply', []);
  const ask = (): void => {
    if (!asking.isPending) asking.mutate({ turns: turns.map((turn) => ({ text: turn.text, ...(turn.speaker && { speaker: turn.speaker }) })) }, { onSuccess: ({ reply }) => setText(reply ?? '') });
  };
  useKeys({ d: ask });
  const said = asking.data;
  return (
    <div className="stack talk-assist">
      <div className="row wrap">
        <Button size="xs" variant="default" onClick={ask} loading={asking.isPending}>
          {t('assist.draft')}
        </Button>
        <kbd>d</kbd>
      </div>
      {asking.error && <Failure error={asking.error} />}
      {said?.status === 'declined' && <Declined answer={said} />}
      {said?.status === 'answered' && (
        <>
          <Textarea label={t('assist.draftLabel')} description={t('assist.neverSent')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={3} maxRows={12} />
          <div className="row wrap">
            <CopyButton value={text}>
              {({ copied, copy }) => (
                <Button size="compact-xs" variant="default" onClick={copy}>
                  {t(copied ? 'assist.copied' : 'assist.copy')}
                </Button>
              )}
            </CopyButton>
          </div>
          {said.promises.length > 0 && (
            <div>
              <span className="sub">{t('assist.commits')}</span>
              <ul className="talk-notes">
                {said.promises.map((promise) => (
                  <li key={promise}>{promise}</li>
                ))}
              </ul>
            </div>
          )}
          <Masked masked={said.masked} />
        </>
      )}
    </div>
  );
}
