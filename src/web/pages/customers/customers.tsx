/** Every customer: sorted, filtered, saved as views; as fluid with a million as with two thousand. */
import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { Answer } from '../../parts/answer.tsx';
import { PageHead } from '../../parts/page.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { ActiveFilters, Filters } from './filters.tsx';
import { useFirstPage } from './rows.ts';
import { filterCount } from './search.ts';
import { CustomerTable } from './table.tsx';
import { SavedViews } from './views.tsx';
import './customers.css';

export function CustomersPage(): ReactNode {
  const search = useSearch({ from: '/customers' });
  const query = useFirstPage(search);
  const { t, rich, number, day } = useTexts();
  return (
    <Answer query={query} lines={12}>
      {(first) => (
        <div className="customers">
          <PageHead
            name={t('nav.customers')}
            title={t('nav.customers')}
            lead={rich(filterCount(search) > 0 ? 'list.leadFiltered' : 'list.lead', { count: <b>{number(first.total)}</b>, day: day(first.asOf) })}
          />
          <SavedViews search={search} />
          <Filters search={search} />
          <ActiveFilters search={search} />
          {first.total === 0 ? <NobodyMatches filtered={filterCount(search) > 0} /> : <CustomerTable search={search} first={first} />}
        </div>
      )}
    </Answer>
  );
}

function NobodyMatches({ filtered }: { readonly filtered: boolean }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="card stack">
      <p>{t(filtered ? 'list.nobodyMatches' : 'list.nobody')}</p>
      <div>
        <Button component={Link} to={filtered ? '/customers' : '/data'} variant="default" size="xs">
          {t(filtered ? 'list.clear' : 'empty.import')}
        </Button>
      </div>
    </div>
  );
}
