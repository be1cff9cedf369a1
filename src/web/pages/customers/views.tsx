import { Button, Checkbox, Menu, Popover, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { useAnswer, useChange } from '../../api/queries.ts';
import { useTexts } from '../../texts/texts.tsx';
import { readCustomerSearch } from './search.ts';
import type { CustomerSearch } from './search.ts';

/** Saved lists: pinned ones as tabs, the others in a menu; the list as it stands can be saved. */
export function SavedViews({ search }: { readonly search: CustomerSearch }): ReactElement {
  const { t } = useTexts();
  const views = useAnswer('listViews', {}).data?.views ?? [];
  const pinned = views.filter((view) => view.pinned);
  const current = JSON.stringify(search);
  const isCurrent = (filters: CustomerSearch): boolean => JSON.stringify(filters) === current;
  return (
    <div className="row wrap views">
      <Link to="/customers" search={{}} className="view-tab" data-current={current === '{}' || undefined} activeOptions={{ exact: true }}>
        {t('view.all')}
      </Link>
      {pinned.map((view) => {
        const filters = readCustomerSearch(view.filters);
        return (
          <Link key={view.id} to="/customers" search={filters} className="view-tab" data-current={isCurrent(filters) || undefined}>
            {view.name}
          </Link>
        );
      })}
      {views.length > 0 && <ViewMenu views={views} />}
      {current !== '{}' && <SaveView search={search} />}
    </div>
  );
}

function ViewMenu({ views }: { readonly views: readonly { readonly id: number; readonly name: string; readonly filters: Readonly<Record<string, unknown>>; readonly pinned: boolean }[] }): ReactElement {
  const { t } = useTexts();
  const remove = useChange('deleteView', ['listViews']);
  return (
    <Menu position="bottom-start" shadow="md" width={240}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-xs" className="quiet">
          {t('view.saved')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {views.map((view) => (
          <Menu.Item key={view.id} component={Link} to="/customers" search={readCustomerSearch(view.filters) as never}>
            {view.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {views.map((view) => (
          <Menu.Item key={view.id} className="sore-text" onClick={() => remove.mutate({ id: view.id })}>
            {t('view.delete', { name: view.name })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function SaveView({ search }: { readonly search: CustomerSearch }): ReactElement {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [pinned, setPinned] = useState(true);
  const save = useChange('saveView', ['listViews']);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(
      { name, filters: { ...search }, pinned },
      {
        onSuccess: () => {
          setOpen(false);
          setName('');
          notifications.show({ message: t('view.done', { name }) });
        },
      },
    );
  };
  return (
    <Popover opened={open} onChange={setOpen} width={260} position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" size="compact-xs" onClick={() => setOpen(!open)}>
          {t('view.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className="stack" onSubmit={submit}>
          <TextInput size="xs" label={t('view.name')} value={name} maxLength={80} required onChange={(event) => setName(event.currentTarget.value)} error={save.error?.problem?.message} data-autofocus />
          <Checkbox size="xs" label={t('view.pin')} checked={pinned} onChange={(event) => setPinned(event.currentTarget.checked)} />
          <Button type="submit" size="xs" loading={save.isPending} disabled={name.trim() === ''}>
            {t('view.save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
