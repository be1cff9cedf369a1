import type { ReactElement } from 'react';
import { needsSecondOpinion } from '../../../domain/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Draft } from './draft.tsx';
import { SecondOpinion } from './second-opinion.tsx';
import type { Talk, TalkTurn } from './talk.ts';

/** What the optional language-model endpoint can do with a conversation; without one, a line on how to switch it on. */
export function Assistant({ talk, onCorrected }: { readonly talk: Talk; readonly onCorrected: (turn: number, message: TalkTurn['message']) => void }): ReactElement | null {
  const { t, rich } = useTexts();
  const settings = useAnswer('showConfig', {}).data?.settings;
  if (!settings) return null;
  const valueOf = (name: string): string => String(settings.find(({ key }) => key === name)?.value ?? '');
  const url = valueOf('endpointUrl');
  if (url === 'off') return <p className="sub talk-assistant-off">{rich('assist.off', { setting: <code>ZHIYIN_ENDPOINT_URL</code>, file: <code>zhiyin.json</code> })}</p>;
  const pieces = talk.turns.reduce((sum, { message }) => sum + message.personalData.length, 0);
  return (
    <Card title={t('assist.title')}>
      <p className="sub">
        {t('assist.lead', { model: valueOf('endpointModel'), place: URL.canParse(url) ? new URL(url).host : url })} {pieces > 0 && t('assist.willMask', { count: pieces })}
      </p>
      <Draft turns={talk.turns} />
      <SecondOpinion lines={talk.turns.map((turn, index) => ({ ...turn, index })).filter(needsSecondOpinion)} onCorrected={onCorrected} />
    </Card>
  );
}
