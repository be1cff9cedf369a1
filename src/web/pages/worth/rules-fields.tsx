/** Every rule as a field: weights, how many tiers, how borders are set, who is lost. */
import { NumberInput, SegmentedControl } from '@mantine/core';
import type { ReactElement } from 'react';
import type { TierRules } from '../../../contract/index.ts';
import { useTexts } from '../../texts/texts.tsx';

interface Props {
  readonly draft: TierRules;
  readonly onChange: (draft: TierRules) => void;
}

type Weight = keyof TierRules['weights'];
type Thresholds = TierRules['thresholds'];

/** Where a method starts when it is chosen. */
const startingThresholds: Readonly<Record<Thresholds['method'], Thresholds>> = {
  quantile: { method: 'quantile', high: 0.8, potential: 0.6, mid: 0.4 },
  rule: { method: 'rule', high: 70, potential: 50, mid: 40 },
  'natural-breaks': { method: 'natural-breaks' },
};

export function RulesFields({ draft, onChange }: Props): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <fieldset className="rules-group">
        <legend>{t('rules.weights')}</legend>
        <Weights draft={draft} onChange={onChange} />
      </fieldset>
      <fieldset className="rules-group">
        <legend>{t('rules.scheme')}</legend>
        <SegmentedControl
          size="xs"
          aria-label={t('rules.scheme')}
          value={draft.scheme}
          onChange={(scheme) => onChange({ ...draft, scheme: scheme === 'three' ? 'three' : 'four' })}
          data={(['four', 'three'] as const).map((scheme) => ({ value: scheme, label: t(`rules.${scheme}`) }))}
        />
      </fieldset>
      <fieldset className="rules-group">
        <legend>{t('rules.method')}</legend>
        <SegmentedControl
          size="xs"
          aria-label={t('rules.method')}
          value={draft.thresholds.method}
          onChange={(method) => onChange({ ...draft, thresholds: startingThresholds[method as Thresholds['method']] })}
          data={[
            { value: 'quantile', label: t('rules.quantile') },
            { value: 'rule', label: t('rules.rule') },
            { value: 'natural-breaks', label: t('rules.naturalBreaks') },
          ]}
        />
        <Borders draft={draft} onChange={onChange} />
      </fieldset>
      <fieldset className="rules-group">
        <legend>{t('rules.lostTitle')}</legend>
        <div className="rules-fields">
          <Amount label={t('rules.lostShare')} value={draft.lost.pAliveBelow} max={1} step={0.05} onChange={(pAliveBelow) => onChange({ ...draft, lost: { ...draft.lost, pAliveBelow } })} />
          <Amount label={t('rules.lostGaps')} value={draft.lost.silentGaps} min={1} max={1000} step={0.5} onChange={(silentGaps) => onChange({ ...draft, lost: { ...draft.lost, silentGaps } })} />
          <Amount label={t('rules.margin')} value={draft.hysteresis} max={50} step={0.5} onChange={(hysteresis) => onChange({ ...draft, hysteresis })} />
        </div>
        <p className="sub">
          {t('rules.lostText')} {t('rules.marginText')}
        </p>
      </fieldset>
    </>
  );
}

function Weights({ draft, onChange }: Props): ReactElement {
  const { t, percent } = useTexts();
  const weights = Object.entries(draft.weights) as [Weight, number][];
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  return (
    <div className="rules-fields">
      {weights.map(([name, weight]) => (
        <div key={name}>
          <Amount label={t(`rules.weight.${name}`)} value={weight} max={1} step={0.05} onChange={(value) => onChange({ ...draft, weights: { ...draft.weights, [name]: value } })} />
          <div className="row rules-share" aria-hidden="true">
            <span className="stage-bar rules-bar">
              <i style={{ width: `${(weight / total) * 100}%` }} />
            </span>
            <span className="sub">{percent(weight / total)}</span>
          </div>
        </div>
      ))}
    </div>
  );
}

function Borders({ draft, onChange }: Props): ReactElement {
  const { t } = useTexts();
  const { scheme, thresholds } = draft;
  if (thresholds.method === 'natural-breaks') return <p className="sub">{t('rules.naturalBreaksText')}</p>;
  const second = scheme === 'four' ? 'potential' : 'mid';
  const isRule = thresholds.method === 'rule';
  return (
    <>
      <div className="rules-fields">
        {(['high', second] as const).map((border) => (
          <Amount key={border} label={t(`rules.${border}`)} value={thresholds[border]} max={isRule ? 100 : 1} step={isRule ? 1 : 0.05} onChange={(value) => onChange({ ...draft, thresholds: { ...thresholds, [border]: value } })} />
        ))}
      </div>
      <p className="sub">{t(isRule ? 'rules.ruleHint' : 'rules.quantileHint')}</p>
    </>
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

function Amount({ label, value, min = 0, max, step, onChange }: AmountProps): ReactElement {
  return <NumberInput size="xs" label={label} value={value} min={min} max={max} step={step} decimalScale={3} onChange={(next) => onChange(Number(next))} />;
}
