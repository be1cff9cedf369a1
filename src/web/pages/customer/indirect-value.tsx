/** What is left of a customer's money, and beside it, never in it, what they bring indirectly. */
import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { indirectKinds } from '../../../contract/index.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer, useChange } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Figure } from '../../parts/explanation.tsx';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';

type Indirect = Output<'listIndirectValues'>;
type Kind = Indirect['values'][number]['kind'];

export function IndirectValueCard({ id }: { readonly id: string }): ReactElement {
  const { t } = useTexts();
  return (
    <Card title={t('indirect.title')}>
      <Answer query={useAnswer('listIndirectValues', { id })} lines={3}>
        {(answer) => <Indirectly answer={answer} />}
      </Answer>
    </Card>
  );
}

function Indirectly({ answer }: { readonly answer: Indirect }): ReactElement {
  const { t, money, day } = useTexts();
  const { customer, currency, referrals } = answer;
  const [entering, setEntering] = useState(false);
  const end = useChange('setIndirectValue', ['listIndirectValues', 'listUnprofitable', 'profit']);
  const live = answer.values.filter((value) => value.endedAt === null);
  const past = answer.values.filter((value) => value.endedAt !== null);
  return (
    <div className="stack">
      <ul className="plain-list figures">
        <li className="row top">
          <span className="grow">{t('indirect.own')}</span>
          <span className={answer.netMargin !== null && answer.netMargin < 0 ? 'sore-text' : undefined}>
            {answer.netMargin === null ? (
              '—'
            ) : (
              <Figure customer={customer} currency={currency} measure="netMargin" label={t('indirect.own')}>
                {money(answer.netMargin, currency)}
              </Figure>
            )}
          </span>
        </li>
        {referrals.referred > 0 && (
          <li className="row top">
            <span className="grow">
              {t('indirect.referred', { count: referrals.referred })}
              {!referrals.counts && <div className="sub">{t('indirect.replaced')}</div>}
            </span>
            <Figure customer={customer} currency={currency} measure="referralValue" label={t('indirect.kind.referrals')}>
              {money(referrals.value, currency)}
            </Figure>
          </li>
        )}
        {live.map((value) => (
          <li key={value.kind} className="row top">
            <span className="grow">
              {t(`indirect.kind.${value.kind}`)}
              <div className="sub">{[value.reason, t('indirect.entered', { day: day(value.enteredAt.slice(0, 10)) })].filter(Boolean).join(' · ')}</div>
            </span>
            <span>{t('indirect.yearly', { amount: money(value.yearlyAmount, currency) })}</span>
            <Button size="compact-xs" variant="default" loading={end.isPending} onClick={() => end.mutate({ id: customer, kind: value.kind, yearlyAmount: 0 })} aria-label={t('indirect.endOf', { kind: t(`indirect.kind.${value.kind}`) })}>
              {t('indirect.end')}
            </Button>
          </li>
        ))}
      </ul>
      <p className="sub">{t('indirect.note')}</p>
      {end.error && <Failure error={end.error} />}
      {entering ? (
        <Entry customer={customer} currency={currency} close={() => setEntering(false)} />
      ) : (
        <div>
          <Button size="xs" variant="default" onClick={() => setEntering(true)}>
            {t('indirect.enter')}
          </Button>
        </div>
      )}
      {past.length > 0 && (
        <details>
          <summary>{t('indirect.past', { count: past.length })}</summary>
          <ul className="plain-list">
            {past.map((value) => (
              <li key={`${value.kind} ${value.enteredAt}`} className="row sub">
                <span className="grow">{[t(`indirect.kind.${value.kind}`), value.reason].filter(Boolean).join(' · ')}</span>
                <span>{t('indirect.span', { amount: money(value.yearlyAmount, currency), from: day(value.enteredAt.slice(0, 10)), to: day((value.endedAt ?? value.enteredAt).slice(0, 10)) })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Entry({ customer, currency, close }: { readonly customer: string; readonly currency: string; readonly close: () => void }): ReactElement {
  const { t } = useTexts();
  const [kind, setKind] = useState<Kind>('reference');
  const [amount, setAmount] = useState<number>();
  const [reason, setReason] = useState('');
  const save = useChange('setIndirectValue', ['listIndirectValues', 'listUnprofitable', 'profit']);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (amount !== undefined && amount > 0) save.mutate({ id: customer, kind, yearlyAmount: amount, reason }, { onSuccess: close });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Select size="xs" label={t('indirect.what')} value={kind} allowDeselect={false} onChange={(value) => setKind(indirectKinds.find((one) => one === value) ?? 'other')} data={indirectKinds.map((value) => ({ value, label: t(`indirect.kind.${value}`) }))} />
      <NumberInput size="xs" label={t('indirect.amount', { currency })} required min={0.01} max={1e12} decimalScale={2} value={amount ?? ''} onChange={(value) => setAmount(value === '' ? undefined : Number(value))} />
      <TextInput size="xs" label={t('indirect.reason')} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      {save.error && <Failure error={save.error} />}
      <div className="row">
        <Button type="submit" size="xs" loading={save.isPending}>
          {t('indirect.save')}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
