/** Bringing data in, seeing what is there, and taking it back. */
import type { ReactElement } from 'react';
import { PageHead } from '../../parts/page.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Coverage } from './coverage.tsx';
import { Duplicates } from './duplicates.tsx';
import { ImportsList } from './imports-list.tsx';
import { Wizard } from './wizard.tsx';
import './data.css';

export function DataPage(): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <PageHead name={t('nav.data')} title={t('data.title')} lead={t('data.lead')} />
      <div className="stack">
        <Wizard />
        <Coverage />
        <ImportsList />
        <Duplicates />
      </div>
    </>
  );
}
