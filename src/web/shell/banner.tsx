import { Button, Modal } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useAnswer, useChange, useOthersWork } from '../api/queries.ts';
import { JobProgress } from '../parts/progress.tsx';
import { RunNow } from '../parts/run-now.tsx';
import { Failure } from '../parts/states.tsx';
import { useTexts } from '../texts/texts.tsx';

/** Says that the company is invented, and makes room for one's own data. */
export function DemoBanner(): ReactElement | null {
  const { t } = useTexts();
  const [leaving, setLeaving] = useState(false);
  const demo = useAnswer('health', {}).data?.demo;
  if (!demo) return null;
  return (
    <aside className="demo-banner" aria-label={t('demo.label')}>
      <span>{t('demo.text')}</span>
      <Button onClick={() => setLeaving(true)} size="compact-sm" variant="default">
        {t('demo.import')}
      </Button>
      <LeaveDemo opened={leaving} onClose={() => setLeaving(false)} />
    </aside>
  );
}

function LeaveDemo({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate();
  const leave = useChange('leaveDemo');
  const confirm = (): void => leave.mutate({}, { onSuccess: () => void navigate({ to: '/data' }) });
  return (
    <Modal opened={opened} onClose={onClose} title={t('demo.leaveTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <div className="stack">
        <p>{t('demo.leaveText')}</p>
        {leave.error && <Failure error={leave.error} />}
        <div className="row">
          <Button onClick={confirm} loading={leave.isPending}>
            {t('demo.leave')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** What goes on although this page did not start it: somebody left while it was running, or it runs in another window. */
export function WorkGoingOn(): ReactElement | null {
  const { t, say } = useTexts();
  const jobs = useOthersWork();
  if (jobs.length === 0) return null;
  return (
    <aside className="work-going-on" aria-label={t('job.goingOn')}>
      {jobs.map(({ job, title, progress }) => (
        <JobProgress key={job} title={t('job.goingOnOf', { what: say(title) })} progress={progress} />
      ))}
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
