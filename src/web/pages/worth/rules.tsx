/** The rules that make tiers, to read and to change. */
import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { TierRules } from '../../../contract/index.ts';
import { useAnswer, useChange } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Failure } from '../../parts/states.tsx';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { Texts } from '../../texts/texts.tsx';

export function RulesCard(): ReactElement {
  const { t } = useTexts();
  const query = useAnswer('getTierRules', {});
  const [editing, setEditing] = useState(false);
  return (
    <Card title={t('rules.title')} aside={query.data && <span className="sub">{t(query.data.isDefault ? 'rules.default' : 'rules.own')}</span>}>
      <Answer query={query} lines={5}>
        {({ rules }) => (editing ? <RulesForm rules={rules} close={() => setEditing(false)} /> : <RulesText rules={rules} edit={() => setEditing(true)} />)}
      </Answer>
    </Card>
  );
}

type Weight = keyof TierRules['weights'];

function weightsOf(rules: TierRules): readonly (readonly [Weight, number])[] {
  return Object.entries(rules.weights) as [Weight, number][];
}

function RulesText({ rules, edit }: { readonly rules: TierRules; readonly edit: () => void }): ReactElement {
  const texts = useTexts();
  const { t, percent, number } = texts;
  const total = weightsOf(rules).reduce((sum, [, weight]) => sum + weight, 0) || 1;
  return (
    <div className="stack">
      <ul className="plain-list rules-weights">
        {weightsOf(rules).map(([name, weight]) => (
          <li key={name} className="row">
            <span className="grow">{t(`rules.weight.${name}`)}</span>
            <span className="stage-bar rules-bar" aria-hidden="true">
              <i style={{ width: `${(weight / total) * 100}%` }} />
            </span>
            <span className="number">{percent(weight / total)}</span>
          </li>
        ))}
      </ul>
      <div>
        <p>{thresholdText(rules, texts)}</p>
        <p>{t('rules.lost', { share: percent(rules.lost.pAliveBelow), gaps: number(rules.lost.silentGaps, Number.isInteger(rules.lost.silentGaps) ? 0 : 1) })}</p>
        <p>{t('rules.hysteresis', { points: number(rules.hysteresis, Number.isInteger(rules.hysteresis) ? 0 : 1) })}</p>
      </div>
      <div>
        <Button variant="default" size="xs" onClick={edit}>
          {t('rules.edit')}
        </Button>
      </div>
    </div>
  );
}

function thresholdText({ thresholds }: TierRules, { t, percent, number }: Texts): string {
  if (thresholds.method === 'rule') return t('rules.byRule', { high: number(thresholds.high), potential: number(thresholds.potential) });
  return t('rules.byQuantile', { high: percent(1 - thresholds.high), potential: percent(1 - thresholds.potential) });
}

function RulesForm({ rules, close }: { readonly rules: TierRules; readonly close: () => void }): ReactElement {
  const { t } = useTexts();
  const [draft, setDraft] = useState(rules);
  const save = useChange('saveTierRules', ['getTierRules', 'listRuns']);
  const isRule = draft.thresholds.method === 'rule';
  const setThreshold = (name: 'high' | 'potential') => (value: number) => setDraft({ ...draft, thresholds: { ...draft.thresholds, [name]: value } });
  const setMethod = (method: string): void =>
    setDraft({ ...draft, thresholds: method === 'rule' ? { method: 'rule', high: 70, potential: 50 } : { method: 'quantile', high: 0.8, potential: 0.6 } });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ rules: draft }, { onSuccess: close });
      }}
    >
      <div className="rules-fields">
        {weightsOf(draft).map(([name, weight]) => (
          <Amount key={name} label={t(`rules.weight.${name}`)} value={weight} max={1} step={0.05} onChange={(value) => setDraft({ ...draft, weights: { ...draft.weights, [name]: value } })} />
        ))}
      </div>
      <SegmentedControl
        size="xs"
        aria-label={t('rules.method')}
        value={draft.thresholds.method}
        onChange={setMethod}
        data={[
          { value: 'quantile', label: t('rules.quantile') },
          { value: 'rule', label: t('rules.rule') },
        ]}
      />
      <div className="rules-fields">
        <Amount label={t('rules.high')} value={draft.thresholds.high} max={isRule ? 100 : 1} step={isRule ? 1 : 0.05} onChange={setThreshold('high')} />
        <Amount label={t('rules.potential')} value={draft.thresholds.potential} max={isRule ? 100 : 1} step={isRule ? 1 : 0.05} onChange={setThreshold('potential')} />
        <Amount label={t('rules.lostShare')} value={draft.lost.pAliveBelow} max={1} step={0.05} onChange={(pAliveBelow) => setDraft({ ...draft, lost: { ...draft.lost, pAliveBelow } })} />
        <Amount label={t('rules.lostGaps')} value={draft.lost.silentGaps} min={1} step={0.5} onChange={(silentGaps) => setDraft({ ...draft, lost: { ...draft.lost, silentGaps } })} />
        <Amount label={t('rules.margin')} value={draft.hysteresis} max={50} step={0.5} onChange={(hysteresis) => setDraft({ ...draft, hysteresis })} />
      </div>
      {save.error && <Failure error={save.error} />}
      <div className="row">
        <Button type="submit" size="xs" loading={save.isPending}>
          {t('rules.save')}
        </Button>
        <Button variant="default" size="xs" onClick={close}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

function Amount({ label, value, min = 0, max, step, onChange }: AmountProps): ReactElement {
  return <NumberInput size="xs" label={label} value={value} min={min} {...(max === undefined ? {} : { max })} step={step} decimalScale={3} onChange={(next) => onChange(Number(next))} />;
}
