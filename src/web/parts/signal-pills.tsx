import type { ReactElement } from 'react';
import { emotionalNeeds, intentLabels, objectionCauses, phraseCategories } from '../../domain/index.ts';
import { useTexts } from '../texts/texts.tsx';
import type { TextKey } from '../texts/texts.tsx';
import { Pill } from './pill.tsx';

interface Signal {
  readonly kind: string;
  readonly label: string;
}

/** What a message says beyond its feeling, each label once; kinds without a short name are seen in its conversation. */
export function SignalPills({ signals }: { readonly signals: readonly Signal[] }): ReactElement {
  const { t } = useTexts();
  const keys = new Set(signals.map(pillKey).filter((key) => key !== undefined));
  return (
    <>
      {[...keys].map((key) => (
        <Pill key={key} {...(!key.startsWith('intent.') && { tone: 'sore' })}>
          {t(key)}
        </Pill>
      ))}
    </>
  );
}

type PillKey = TextKey & `${'intent' | 'cause' | 'hurt' | 'phrase'}.${string}`;

function pillKey({ kind, label }: Signal): PillKey | undefined {
  const named = <Label extends string>(labels: readonly Label[]): Label | undefined => labels.find((known) => known === label);
  const [intent, cause, need, phrase] = [kind === 'intent' ? named(intentLabels) : undefined, kind === 'objection' ? named(objectionCauses) : undefined, kind === 'emotionalNeed' ? named(emotionalNeeds) : undefined, kind === 'phrase' ? named(phraseCategories) : undefined];
  if (intent && intent !== 'objection') return `intent.${intent}`;
  if (cause) return `cause.${cause}`;
  if (need) return `hurt.${need}`;
  return phrase && `phrase.${phrase}`;
}
