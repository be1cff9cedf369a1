/** What stands in where the record is silent, to read and to change. */
import { Button, NumberInput, TagsInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ProfitAssumptions } from '../../../contract/index.ts';
import { useChange } from '../../api/queries.ts';
import { Card } from '../../parts/card.tsx';
import { RunNow } from '../../parts/run-now.tsx';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';

interface Props {
  readonly assumptions: ProfitAssumptions;
  readonly isDefault: boolean;
  readonly currency: string;
}

export function AssumptionsCard({ assumptions, isDefault, currency }: Props): ReactElement {
  const { t } = useTexts();
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const done = (): void => {
    setEditing(false);
    setSaved(true);
  };
  return (
    <Card title={t('assume.title')} aside={<span className="sub">{t(isDefault ? 'assume.default' : 'assume.own')}</span>}>
      {editing ? (
        <Form assumptions={assumptions} done={done} cancel={() => setEditing(false)} />
      ) : (
        <div className="stack">
          <Said assumptions={assumptions} currency={currency} />
          {saved && (
            <div className="row wrap">
              <span className="sub grow">{t('assume.saved')}</span>
              <RunNow compact />
            </div>
          )}
          <div>
            <Button variant="default" size="xs" onClick={() => setEditing(true)}>
              {t('assume.edit')}
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
}

function Said({ assumptions: a, currency }: Omit<Props, 'isDefault'>): ReactElement {
  const { t, percent, money, number } = useTexts();
  return (
    <ul className="assume-said">
      <li>{a.grossMargin === null ? t('assume.said.marginOwn') : t('assume.said.margin', { share: percent(a.grossMargin, 1) })}</li>
      <li>{t('assume.said.serving', { amount: money(a.costPerContact, currency), share: percent(a.writeOffShare) })}</li>
      <li>{t('assume.said.raise', { rise: percent(a.priceRise, 1), lost: percent(a.priceRise * a.priceElasticity, 1) })}</li>
      <li>{t('assume.said.cut', { share: percent(a.largestCut) })}</li>
      <li>{t('assume.said.letGo', { share: percent(a.avoidableShare) })}</li>
      <li>{t('assume.said.referral', { share: percent(a.referralShare) })}</li>
      <li>{t('assume.said.early', { orders: number(a.fewestOrders) })}</li>
    </ul>
  );
}

/** Shares are typed as percent. */
type ShareField = 'writeOffShare' | 'priceRise' | 'largestCut' | 'avoidableShare' | 'referralShare' | 'bigShare' | 'middleShare';
const shareFields: readonly ShareField[] = ['writeOffShare', 'priceRise', 'largestCut', 'avoidableShare', 'referralShare', 'bigShare', 'middleShare'];
const numberFields = ['costPerContact', 'priceElasticity', 'fewestOrders'] as const;

function Form({ assumptions, done, cancel }: { readonly assumptions: ProfitAssumptions; readonly done: () => void; readonly cancel: () => void }): ReactElement {
  const { t } = useTexts();
  const [draft, setDraft] = useState(assumptions);
  const save = useChange('saveProfitAssumptions', ['profit', 'listUnprofitable']);
  const percentOf = (value: number): number => Math.round(value * 10_000) / 100;
  const shareOf = (value: string | number): number => Number(value) / 100;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ assumptions: draft }, { onSuccess: done });
      }}
    >
      <div className="rules-fields">
        <NumberInput
          size="xs" label={t('assume.grossMargin')} placeholder={t('assume.grossMarginOwn')} suffix="%" min={-100} max={100} decimalScale={2}
          value={draft.grossMargin === null ? '' : percentOf(draft.grossMargin)}
          onChange={(value) => setDraft({ ...draft, grossMargin: value === '' ? null : shareOf(value) })}
        />
        {numberFields.map((field) => (
          <NumberInput key={field} size="xs" label={t(`assume.${field}`)} min={field === 'fewestOrders' ? 1 : 0} decimalScale={field === 'fewestOrders' ? 0 : 2} value={draft[field]} onChange={(value) => setDraft({ ...draft, [field]: Number(value) })} />
        ))}
        {shareFields.map((field) => (
          <NumberInput key={field} size="xs" label={t(`assume.${field}`)} suffix="%" min={0} max={100} decimalScale={2} value={percentOf(draft[field])} onChange={(value) => setDraft({ ...draft, [field]: shareOf(value) })} />
        ))}
      </div>
      <TagsInput size="xs" label={t('assume.referrerColumns')} value={[...draft.referrerColumns]} onChange={(referrerColumns) => setDraft({ ...draft, referrerColumns })} maxTags={20} />
      {save.error && <Failure error={save.error} />}
      <div className="row">
        <Button type="submit" size="xs" loading={save.isPending}>
          {t('assume.save')}
        </Button>
        <Button variant="default" size="xs" onClick={cancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
