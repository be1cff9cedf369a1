/** Small labels: tiers, life-cycle stages, evidence. */
import type { ReactElement, ReactNode } from 'react';
import type { CustomerRow } from '../../contract/index.ts';
import { tierSchemes } from '../../domain/index.ts';
import type { Tier } from '../../domain/index.ts';
import { useAnswer } from '../api/queries.ts';
import { useTexts } from '../texts/texts.tsx';
import './pill.css';

export type Stage = NonNullable<CustomerRow['stage']>;

export const stageNames: readonly Stage[] = ['new', 'growing', 'steady', 'slowing', 'lost', 'returning', 'prospect'];

export function Pill({ children, tone }: { readonly children: ReactNode; readonly tone?: Tier | 'sore' | 'glad' }): ReactElement {
  return <span className={tone ? `pill ${tone}` : 'pill'}>{children}</span>;
}

export function TierPill({ tier }: { readonly tier: Tier | null }): ReactElement | null {
  const { t } = useTexts();
  return tier && <Pill tone={tier}>{t(`tier.${tier}`)}</Pill>;
}

/** The tiers of the rules in force, best first. */
export function useTierScheme(): readonly Tier[] {
  return tierSchemes[useAnswer('getTierRules', {}).data?.rules.scheme ?? 'four'];
}

export function StagePill({ stage }: { readonly stage: Stage | null }): ReactElement | null {
  const { t } = useTexts();
  return stage && <Pill>{t(`stage.${stage}`)}</Pill>;
}
