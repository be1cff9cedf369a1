/** Which model values the customers, and at what discount: what the check of the models leads to. */
import { Button, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer, useChange } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';

type Valuation = Output<'getValuation'>;
type ModelName = Output<'modelReport'>['model'];

const usable: readonly Valuation['purchaseModel'][] = ['bg-nbd', 'mbg-nbd'];

/** @param best the model that foresaw the hold-out best, where any could be checked */
export function ValuationCard({ best }: { readonly best: ModelName | undefined }): ReactElement {
  const { t } = useTexts();
  const query = useAnswer('getValuation', {});
  return (
    <Card title={t('valuation.title')}>
      <Answer query={query} lines={3}>
        {(valuation) => <ValuationFields valuation={valuation} best={best} />}
      </Answer>
    </Card>
  );
}

function ValuationFields({ valuation, best }: { readonly valuation: Valuation; readonly best: ModelName | undefined }): ReactElement {
  const { t } = useTexts();
  const [draft, setDraft] = useState(valuation);
  const save = useChange('saveValuation', ['getValuation', 'listRuns']);
  const couldBeBetter = best !== undefined && best !== valuation.purchaseModel && usable.some((model) => model === best);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      {couldBeBetter && <p>{t('valuation.better', { model: t(`trust.model.${best}`), used: t(`trust.model.${valuation.purchaseModel}`) })}</p>}
      <div className="losing-form">
        <Select
          size="xs"
          label={t('valuation.model')}
          allowDeselect={false}
          data={usable.map((model) => ({ value: model, label: t(`trust.model.${model}`) }))}
          value={draft.purchaseModel}
          onChange={(model) => setDraft({ ...draft, purchaseModel: usable.find((one) => one === model) ?? draft.purchaseModel })}
        />
        <NumberInput size="xs" label={t('valuation.rate')} suffix=" %" min={0} max={100} decimalScale={1} value={draft.annualDiscountRate * 100} onChange={(value) => setDraft({ ...draft, annualDiscountRate: Number(value) / 100 })} />
        <Button type="submit" size="xs" variant="default" loading={save.isPending}>
          {t('valuation.save')}
        </Button>
      </div>
      <p className="sub">{t('valuation.note')}</p>
      {save.isSuccess && <output className="sub">{t('valuation.saved')}</output>}
      {save.error && <Failure error={save.error} />}
    </form>
  );
}
