/** Putting a label of a line right, of the record or of a pasted conversation. */
import { notifications } from '@mantine/notifications';
import { correctedScores } from '../../../domain/index.ts';
import type { EmotionLabel, IntentLabel, ObjectionCause } from '../../../domain/index.ts';
import type { ApiError } from '../../api/client.ts';
import { useChange } from '../../api/queries.ts';
import { useTexts } from '../../texts/texts.tsx';
import type { TalkTurn } from './talk.ts';

export const polarities = ['negative', 'neutral', 'positive'] as const;
type Message = TalkTurn['message'];
export type Corrected =
  | { readonly kind: 'polarity'; readonly label: (typeof polarities)[number] }
  | { readonly kind: 'emotion'; readonly label: EmotionLabel }
  | { readonly kind: 'intent'; readonly label: IntentLabel | 'none' }
  | { readonly kind: 'objection'; readonly label: ObjectionCause | 'none' };

export interface Correcting {
  /** Saves the labels one after the other and returns the message as the person reads it. */
  readonly save: (turn: TalkTurn, ...labels: readonly Corrected[]) => Message;
  readonly error: ApiError | null;
}

export function useCorrecting(): Correcting {
  const { t } = useTexts();
  const { mutateAsync, error } = useChange('correctLabel', ['getConversation', 'customerTimeline', 'listConversations', 'voiceSignals']);
  const send = async (turn: TalkTurn, labels: readonly Corrected[]): Promise<void> => {
    const where = turn.id === undefined ? { source: 'pasted' as const, text: turn.text, ...(turn.speaker && { speaker: turn.speaker }) } : { source: 'moments' as const, id: turn.id };
    for (const label of labels) await mutateAsync({ ...where, ...label });
    notifications.show({ message: t('message.saved'), closeButtonProps: { 'aria-label': t('action.close') } });
  };
  return {
    // What goes wrong is shown as `error`.
    save: (turn, ...labels) => (send(turn, labels).catch(() => undefined), labels.reduce(withLabel, turn.message)),
    error,
  };
}

function withLabel(message: Message, corrected: Corrected): Message {
  if (corrected.kind === 'polarity') return { ...message, polarity: { label: corrected.label, score: correctedScores[corrected.label] } };
  if (corrected.kind === 'emotion') return { ...message, emotion: { ...message.emotion, label: corrected.label } };
  if (corrected.kind === 'intent') return { ...message, intents: corrected.label === 'none' ? [] : [corrected.label] };
  return { ...message, objection: corrected.label === 'none' ? null : { when: 'now', ...message.objection, cause: corrected.label } };
}
