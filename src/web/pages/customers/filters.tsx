import { Button, Chip, NumberInput, Popover, Switch, TagsInput, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { emotionLabels } from '../../../domain/index.ts';
import { stageNames, useTierScheme } from '../../parts/pill.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { Texts } from '../../texts/texts.tsx';
import { readCustomerSearch, withoutNothing } from './search.ts';
import type { CustomerSearch } from './search.ts';

const typingMilliseconds = 250;

type Change = (fields: { readonly [Field in keyof CustomerSearch]?: CustomerSearch[Field] | undefined }) => void;

function useChangeSearch(search: CustomerSearch): Change {
  const navigate = useNavigate();
  return (fields) => void navigate({ to: '/customers', search: withoutNothing({ ...search, ...fields }), replace: true, resetScroll: false });
}

export function Filters({ search }: { readonly search: CustomerSearch }): ReactElement {
  const { t } = useTexts();
  const change = useChangeSearch(search);
  const scheme = useTierScheme();
  return (
    <search className="row wrap filters">
      <SearchField search={search} change={change} />
      <Chip.Group multiple value={[...(search.tier ?? [])]} onChange={(tier) => change({ tier: readCustomerSearch({ tier }).tier })}>
        <fieldset className="row wrap chips" aria-label={t('column.tier')}>
          {[...scheme, ...(search.tier ?? []).filter((tier) => !scheme.includes(tier))].map((tier) => (
            <Chip key={tier} value={tier} size="xs" variant="outline">
              {t(`tier.${tier}`)}
            </Chip>
          ))}
        </fieldset>
      </Chip.Group>
      <Popover width={360} position="bottom-end" shadow="md" trapFocus>
        <Popover.Target>
          <Button variant="default" size="xs">
            {t('filter.more')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <FilterPanel search={search} change={change} />
        </Popover.Dropdown>
      </Popover>
    </search>
  );
}

function SearchField({ search, change }: { readonly search: CustomerSearch; readonly change: Change }): ReactElement {
  const { t } = useTexts();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = search.search ?? '';
  }, [search.search]);
  const submit = useDebouncedCallback((value: string) => change({ search: value.trim() || undefined }), typingMilliseconds);
  return (
    <TextInput
      className="search-field"
      data-page-search
      size="xs"
      ref={field}
      defaultValue={search.search ?? ''}
      placeholder={t('filter.search')}
      aria-label={t('filter.search')}
      rightSection={<kbd>/</kbd>}
      onChange={(event) => submit(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

function FilterPanel({ search, change }: { readonly search: CustomerSearch; readonly change: Change }): ReactElement {
  const { t } = useTexts();
  const amount = (value: number | string): number | undefined => (value === '' ? undefined : Number(value));
  return (
    <div className="stack">
      <ChipField title={t('column.stage')} names={stageNames} label={(name) => t(`stage.${name}`)} value={search.stage} onChange={(stage) => change({ stage })} />
      <ChipField title={t('column.emotion')} names={emotionLabels} label={(name) => t(`emotion.${name}`)} value={search.emotion} onChange={(emotion) => change({ emotion })} />
      <TagsInput size="xs" label={t('filter.segment')} placeholder={t('filter.segmentHint')} value={[...(search.segment ?? [])]} onChange={(segment) => change({ segment })} />
      <div className="row">
        <NumberInput size="xs" className="grow" label={t('filter.value')} value={search.minimumValue ?? ''} min={0} thousandSeparator hideControls onChange={(value) => change({ minimumValue: amount(value) })} />
        <NumberInput size="xs" className="grow" label={t('filter.mood')} value={search.maximumMood ?? ''} min={-1} max={1} step={0.1} decimalScale={2} onChange={(value) => change({ maximumMood: amount(value) })} />
      </div>
      <Switch size="xs" label={t('filter.late')} checked={(search.lateDeliveries ?? 0) > 0} onChange={(event) => change({ lateDeliveries: event.currentTarget.checked ? 1 : undefined })} />
    </div>
  );
}

interface ChipFieldProps<Name extends string> {
  readonly title: string;
  readonly names: readonly Name[];
  readonly label: (name: Name) => string;
  readonly value: readonly Name[] | undefined;
  readonly onChange: (names: Name[]) => void;
}

function ChipField<Name extends string>({ title, names, label, value, onChange }: ChipFieldProps<Name>): ReactElement {
  return (
    <fieldset className="chip-field">
      <legend className="sub">{title}</legend>
      <Chip.Group multiple value={[...(value ?? [])]} onChange={(chosen) => onChange(names.filter((name) => chosen.includes(name)))}>
        <div className="row wrap chips">
          {names.map((name) => (
            <Chip key={name} value={name} size="xs" variant="outline">
              {label(name)}
            </Chip>
          ))}
        </div>
      </Chip.Group>
    </fieldset>
  );
}

/** What narrows the list, each to be taken away with one click. */
export function ActiveFilters({ search }: { readonly search: CustomerSearch }): ReactElement | null {
  const texts = useTexts();
  const change = useChangeSearch(search);
  const active = describeFilters(search, texts);
  if (active.length === 0) return null;
  return (
    <div className="row wrap active-filters">
      {active.map(({ field, text }) => (
        <button key={field} type="button" className="pill" onClick={() => change({ [field]: undefined })} aria-label={texts.t('filter.remove', { filter: text })}>
          {text} ×
        </button>
      ))}
    </div>
  );
}

function describeFilters(search: CustomerSearch, { t, list, number }: Texts): { readonly field: keyof CustomerSearch; readonly text: string }[] {
  const said: (readonly [keyof CustomerSearch, string | undefined])[] = [
    ['stage', search.stage && `${t('column.stage')}: ${list(search.stage.map((name) => t(`stage.${name}`)))}`],
    ['emotion', search.emotion && `${t('column.emotion')}: ${list(search.emotion.map((name) => t(`emotion.${name}`)))}`],
    ['segment', search.segment && `${t('filter.segment')}: ${list(search.segment)}`],
    ['minimumValue', search.minimumValue === undefined ? undefined : `${t('filter.value')} ${number(search.minimumValue)}`],
    ['maximumMood', search.maximumMood === undefined ? undefined : `${t('filter.mood')} ${number(search.maximumMood, 1)}`],
    ['lateDeliveries', search.lateDeliveries === undefined ? undefined : t('filter.late')],
  ];
  return said.flatMap(([field, text]) => (text === undefined ? [] : [{ field, text }]));
}
