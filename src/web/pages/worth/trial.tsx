/** One customer under the draft rules: the parts of the score, the tier, and why. */
import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { TierRules } from '../../../contract/index.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { TierPill } from '../../parts/pill.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';

type TrialAnswer = Output<'testTierRules'>;

const typingMilliseconds = 250;
const found = 8;

export function Trial({ rules }: { readonly rules: TierRules }): ReactElement {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [customer, setCustomer] = useState<string>();
  const [search] = useDebouncedValue(typed.trim(), typingMilliseconds);
  const [judged] = useDebouncedValue(rules, typingMilliseconds);
  const list = useAnswer('listCustomers', { search, limit: found, sort: 'valueNext12Months' }, { keepPrevious: true });
  const rows = list.data?.rows ?? [];
  const labelOf = (row: { readonly id: string; readonly name: string | null }): string => (row.name === null ? row.id : `${row.name} · ${row.id}`);
  const change = (text: string): void => {
    const chosen = rows.find((row) => labelOf(row) === text);
    if (chosen) setCustomer(chosen.id);
    setTyped(chosen?.name ?? text);
  };
  return (
    <Card title={t('trial.title')}>
      <div className="stack">
        <Autocomplete
          size="xs"
          label={t('trial.find')}
          placeholder={t('trial.placeholder')}
          value={typed}
          onChange={change}
          data={rows.map(labelOf)}
          filter={({ options }) => options}
          description={search !== '' && list.data?.total === 0 ? t('trial.nobody') : undefined}
        />
        {customer !== undefined && <TrialOf customer={customer} rules={judged} />}
      </div>
    </Card>
  );
}

function TrialOf({ customer, rules }: { readonly customer: string; readonly rules: TierRules }): ReactElement {
  const query = useAnswer('testTierRules', { customer, rules }, { keepPrevious: true });
  return (
    <Answer query={query} lines={6}>
      {(answer) => (
        <div className="stack" aria-live="polite">
          <Verdict answer={answer} />
          {answer.parts.length > 0 && (
            <>
              <Parts answer={answer} />
              <Why answer={answer} />
            </>
          )}
        </div>
      )}
    </Answer>
  );
}

function Verdict({ answer }: { readonly answer: TrialAnswer }): ReactElement {
  const { t, number } = useTexts();
  const name = answer.name ?? answer.id;
  const { tier, score } = answer.draft;
  if (tier === null || score === null) return <p>{t('trial.none', { name })}</p>;
  const said = { name, tier: t(`tier.${tier}`), score: number(score, 1) };
  const before = answer.now.tier;
  return (
    <p className="preview-lead">
      <TierPill tier={tier} /> {before === null || before === tier ? t('trial.stays', said) : t('trial.moves', { ...said, before: t(`tier.${before}`) })}
    </p>
  );
}

function Parts({ answer }: { readonly answer: TrialAnswer }): ReactElement {
  const { t, number, percent, money, signed } = useTexts();
  const shown = (component: TrialAnswer['parts'][number]['component'], value: number | null): string => {
    if (value === null) return '—';
    if (component === 'value' || component === 'money') return money(value, answer.currency);
    if (component === 'frequency') return number(value, Number.isInteger(value) ? 0 : 1);
    return component === 'satisfaction' ? signed(value, 2) : percent(value);
  };
  return (
    <Scroller label={t('trial.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('trial.part')}</th>
            <th scope="col" className="number">{t('trial.figure')}</th>
            <th scope="col" className="number">{t('trial.against')}</th>
            <th scope="col" className="number">{t('trial.weight')}</th>
            <th scope="col" className="number">{t('trial.points')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.parts.map((part) => (
            <tr key={part.component}>
              <th scope="row">{t(`rules.weight.${part.component}`)}</th>
              {part.share === null ? (
                <td colSpan={4} className="sub">
                  {t('trial.noData')}
                </td>
              ) : (
                <>
                  <td className="number">{shown(part.component, part.figure)}</td>
                  <td className="number">{part.median === null ? '' : shown(part.component, part.median)}</td>
                  <td className="number">{percent(part.weight)}</td>
                  <td className="number">{number(part.points ?? 0, 1)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Why({ answer }: { readonly answer: TrialAnswer }): ReactElement {
  const { t, say } = useTexts();
  const decided = answer.rules.findIndex((rule) => rule.decides);
  const steps = decided < 0 ? answer.rules : answer.rules.slice(0, decided + 1);
  return (
    <div>
      <h3>{t('trial.why')}</h3>
      <ol className="plain-list trial-steps">
        {steps.map((step, index) => (
          <li key={index} className="row top" data-decides={step.decides || undefined}>
            <span className="grow">{say(step.text)}</span>
            <span className="sub">{t(step.decides ? 'trial.decides' : step.holds ? 'trial.holds' : 'trial.fails')}</span>
            <TierPill tier={step.decides ? step.tier : null} />
          </li>
        ))}
      </ol>
      {answer.previousTier !== null && answer.previousTier !== 'lost' && <p className="sub">{t('trial.previous', { tier: t(`tier.${answer.previousTier}`) })}</p>}
    </div>
  );
}
