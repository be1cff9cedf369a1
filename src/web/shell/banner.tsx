import { Button } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAnswer } from '../api/queries.ts';
import { RunNow } from '../parts/run-now.tsx';
import { useTexts } from '../texts/texts.tsx';

/** Says that the company is invented, and leads to one's own data. */
export function DemoBanner(): ReactElement | null {
  const { t } = useTexts();
  const demo = useAnswer('health', {}).data?.demo;
  if (!demo) return null;
  return (
    <aside className="demo-banner" aria-label={t('demo.label')}>
      <span>{t('demo.text')}</span>
      <Button component={Link} to="/data" size="compact-sm" variant="default">
        {t('demo.import')}
      </Button>
    </aside>
  );
}

/** Facts have come or gone since the figures were computed. */
export function StaleNotice(): ReactElement | null {
  const { t, day } = useTexts();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const runs = useAnswer('listRuns', {}).data;
  const latest = runs?.runs[0];
  if (!runs?.stale || !latest || path === '/data') return null;
  return (
    <div className="stale">
      <span className="grow">{t('run.stale', { day: day(latest.asOf) })}</span>
      <RunNow compact />
    </div>
  );
}
