/** Computes the insights here and now, with progress. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useLong } from '../api/queries.ts';
import { useTexts } from '../texts/texts.tsx';
import { Failure } from './states.tsx';
import { JobProgress } from './progress.tsx';

export function RunNow({ compact = false }: { readonly compact?: boolean }): ReactElement {
  const { t, day, duration } = useTexts();
  const run = useLong('runInsights');
  const start = (): void => void run.start({});
  return (
    <div className="job">
      {run.now.state === 'idle' && (
        <div>
          <Button onClick={start} size={compact ? 'xs' : 'sm'}>
            {t('run.now')}
          </Button>
        </div>
      )}
      {run.now.state === 'working' && <JobProgress title={t('run.working')} progress={run.now.progress} />}
      {run.now.state === 'failed' && <Failure error={run.now.error} retry={start} />}
      {run.now.state === 'done' && (
        <output className="row wrap">
          <span>{t('run.done', { day: day(run.now.result.asOf), time: duration(run.now.result.seconds), count: run.now.result.insights.length })}</span>
          <Button component={Link} to="/worth" size="xs">
            {t('run.seeWorth')}
          </Button>
        </output>
      )}
    </div>
  );
}
