import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { PageHead } from '../parts/page.tsx';
import { useTexts } from '../texts/texts.tsx';

/** An address without a page. */
export function Lost(): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <PageHead name={t('lost.title')} title={t('lost.title')} lead={t('lost.lead')} />
      <Button component={Link} to="/" variant="default">
        {t('lost.home')}
      </Button>
    </>
  );
}
