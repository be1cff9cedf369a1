/** How each tier is served: readable, and changed in place. */
import { Button, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { TierStrategy } from '../../../contract/index.ts';
import { tierSchemes } from '../../../domain/index.ts';
import type { Bilingual } from '../../../domain/index.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer, useChange } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { channelName, channels } from '../../parts/labels.ts';
import { TierPill } from '../../parts/pill.tsx';
import { Failure } from '../../parts/states.tsx';
import { StrategyText } from '../../parts/strategy.tsx';
import { useTexts } from '../../texts/texts.tsx';

type Line = Output<'listTierStrategies'>['strategies'][number];

const approaches = ['focus', 'push', 'trial', 'hold', 'win-back'] as const satisfies readonly TierStrategy['approach'][];

export function Strategies({ currency }: { readonly currency: string }): ReactElement {
  const { t } = useTexts();
  return (
    <Card title={t('service.strategies')}>
      <Answer query={useAnswer('listTierStrategies', {})} lines={8}>
        {({ scheme, strategies }) => (
          <div className="strategies">
            {tierSchemes[scheme].map((tier) => {
              const line = strategies.find((candidate) => candidate.tier === tier);
              return line && <Strategy key={tier} line={line} currency={currency} />;
            })}
          </div>
        )}
      </Answer>
    </Card>
  );
}

function Strategy({ line, currency }: { readonly line: Line; readonly currency: string }): ReactElement {
  const { t } = useTexts();
  const [isEditing, setEditing] = useState(false);
  const { tier, strategy, isDefault } = line;
  return (
    <section className="strategy-of" aria-label={t(`tier.${tier}`)}>
      <div className="row wrap">
        <h3 className="grow row">
          <TierPill tier={tier} /> {t(`service.approach.${strategy.approach}`)}
        </h3>
        <span className="sub">{t(isDefault ? 'service.default' : 'service.own')}</span>
        {!isEditing && (
          <Button variant="default" size="compact-xs" aria-label={t('service.editOf', { tier: t(`tier.${tier}`) })} onClick={() => setEditing(true)}>
            {t('service.edit')}
          </Button>
        )}
      </div>
      {isEditing ? <StrategyForm line={line} close={() => setEditing(false)} /> : <StrategyText strategy={strategy} currency={currency} />}
    </section>
  );
}

function StrategyForm({ line, close }: { readonly line: Line; readonly close: () => void }): ReactElement {
  const texts = useTexts();
  const { t, say } = texts;
  const [draft, setDraft] = useState(line.strategy);
  const save = useChange('saveTierStrategy', ['listTierStrategies', 'previewTierRules']);
  const reset = useChange('resetTierStrategy', ['listTierStrategies', 'previewTierRules']);
  const change = (fields: Partial<TierStrategy>): void => setDraft({ ...draft, ...fields });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ tier: line.tier, strategy: draft }, { onSuccess: close });
      }}
    >
      <Select size="xs" label={t('service.approach')} value={draft.approach} allowDeselect={false} onChange={(approach) => change({ approach: approaches.find((one) => one === approach) ?? draft.approach })} data={approaches.map((approach) => ({ value: approach, label: t(`service.approach.${approach}`) }))} />
      <TextInput size="xs" label={t('service.aim')} value={say(draft.aim)} onChange={(event) => change({ aim: ownText(event.currentTarget.value) })} />
      <Textarea size="xs" label={t('service.practices')} autosize minRows={3} value={say(draft.practices)} onChange={(event) => change({ practices: ownText(event.currentTarget.value) })} />
      <p className="sub">{t('service.ownText')}</p>
      <TagsInput
        size="xs"
        label={t('service.channels')}
        value={draft.channels.map((channel) => channelName(texts, channel))}
        onChange={(names) => change({ channels: names.map((name) => channels.find((channel) => channelName(texts, channel) === name) ?? name) })}
        data={channels.map((channel) => channelName(texts, channel))}
        maxTags={12}
      />
      <div className="rules-fields">
        <NumberInput size="xs" label={t('service.responseHours')} value={draft.responseHours} min={0.25} max={8760} onChange={(hours) => change({ responseHours: Number(hours) })} />
        <NumberInput size="xs" label={t('service.contactsPerMonth')} value={draft.contactsPerMonth} min={0} max={100} allowDecimal={false} onChange={(count) => change({ contactsPerMonth: Number(count) })} />
        <NumberInput size="xs" label={t('service.yearlyCost')} value={draft.yearlyCost ?? ''} min={0} onChange={(cost) => change({ yearlyCost: cost === '' ? null : Number(cost) })} />
      </div>
      {save.error && <Failure error={save.error} />}
      <div className="row wrap">
        <Button type="submit" size="xs" loading={save.isPending}>
          {t('service.save')}
        </Button>
        <Button variant="default" size="xs" onClick={close}>
          {t('action.cancel')}
        </Button>
        {!line.isDefault && (
          <Button variant="subtle" size="xs" loading={reset.isPending} onClick={() => reset.mutate({ tier: line.tier }, { onSuccess: close })}>
            {t('service.reset')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** What a person writes stands in both languages, as they wrote it. */
function ownText(text: string): Bilingual {
  return { zh: text, en: text };
}
