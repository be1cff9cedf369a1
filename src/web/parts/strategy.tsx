/** How a tier is served, to read: wherever a tier is looked after. */
import type { ReactElement } from 'react';
import type { TierStrategy } from '../../contract/index.ts';
import { useTexts } from '../texts/texts.tsx';
import { channelName } from './labels.ts';
import './strategy.css';

export function StrategyText({ strategy, currency }: { readonly strategy: TierStrategy; readonly currency: string }): ReactElement {
  const texts = useTexts();
  const { t, say, number, money, list } = texts;
  const practices = say(strategy.practices).split('\n').filter((line) => line.trim() !== '');
  const limits = [
    strategy.channels.length > 0 ? list(strategy.channels.map((channel) => channelName(texts, channel))) : '',
    t('service.response', { hours: number(strategy.responseHours, Number.isInteger(strategy.responseHours) ? 0 : 1) }),
    t('service.contacts', { count: number(strategy.contactsPerMonth) }),
    strategy.yearlyCost === null ? '' : t('service.cost', { cost: money(strategy.yearlyCost, currency) }),
  ];
  return (
    <div className="strategy">
      <p>{say(strategy.aim)}</p>
      <ul>
        {practices.map((practice) => (
          <li key={practice}>{practice}</li>
        ))}
      </ul>
      <p className="sub">{limits.filter((limit) => limit !== '').join(' · ')}</p>
    </div>
  );
}
