/** ⌘K: go to a page, find a customer, do something. */
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useAnswer } from '../api/queries.ts';
import { TierPill } from '../parts/pill.tsx';
import { useTexts } from '../texts/texts.tsx';
import { places } from './places.ts';

interface Command {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
}

const typingMilliseconds = 150;

export function Palette({ openShortcuts }: { readonly openShortcuts: () => void }): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const commands = useCommands(openShortcuts).filter((command) => command.label.toLowerCase().includes(query.trim().toLowerCase()));
  const goTo = places
    .map((place): Command => ({ id: place.path, label: t(place.title), keys: `g ${place.key}`, run: () => void navigate({ to: place.path }) }))
    .filter((command) => command.label.toLowerCase().includes(query.trim().toLowerCase()));
  const customers = useCustomers(query);
  const empty = goTo.length + commands.length + (customers?.length ?? 0) === 0;
  return (
    <Spotlight.Root query={query} onQueryChange={setQuery} shortcut="mod + K" maxHeight={460} scrollable clearQueryOnClose transitionProps={{ duration: 80 }}>
      <Spotlight.Search placeholder={t('palette.placeholder')} aria-label={t('palette.placeholder')} />
      <Spotlight.ActionsList aria-label={t('palette.label')}>
        {customers && customers.length > 0 && (
          <Spotlight.ActionsGroup label={t('nav.customers')}>
            {customers.map((row) => (
              <Spotlight.Action key={row.id} onClick={() => void navigate({ to: '/customers/$id', params: { id: row.id } })}>
                <span className="grow">{row.name ?? row.id}</span>
                <span className="sub">{row.id}</span>
                <TierPill tier={row.tier} />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        <CommandGroup label={t('palette.pages')} commands={goTo} />
        <CommandGroup label={t('palette.actions')} commands={commands} />
        {empty && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function CommandGroup({ label, commands }: { readonly label: string; readonly commands: readonly Command[] }): ReactElement | null {
  if (commands.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {commands.map((command) => (
        <Spotlight.Action key={command.id} onClick={command.run}>
          <span className="grow">{command.label}</span>
          {command.keys && <kbd>{command.keys}</kbd>}
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  );
}

function useCommands(openShortcuts: () => void): readonly Command[] {
  const { t, locale, setLocale } = useTexts();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  return [
    { id: 'import', label: t('palette.import'), run: () => void navigate({ to: '/data' }) },
    { id: 'language', label: t('palette.language'), run: () => setLocale(locale === 'en' ? 'zh-CN' : 'en') },
    { id: 'theme', label: t(colorScheme === 'dark' ? 'palette.light' : 'palette.dark'), run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark') },
    { id: 'shortcuts', label: t('palette.shortcuts'), keys: '?', run: openShortcuts },
  ];
}

function useCustomers(query: string) {
  const [search] = useDebouncedValue(query.trim(), typingMilliseconds);
  return useAnswer('listCustomers', { search, limit: 6 }, { enabled: search !== '', keepPrevious: true }).data?.rows;
}
