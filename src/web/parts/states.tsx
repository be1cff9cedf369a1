/** What stands where an answer is not (yet): waiting, failed, unknown. */
import { Button, Skeleton } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ApiError } from '../api/client.ts';
import { useTexts } from '../texts/texts.tsx';
import './states.css';

export function Waiting({ lines }: { readonly lines: number }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="waiting">
      <output className="visually-hidden">{t('state.loading')}</output>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={index === 0 ? 30 : 18} width={`${[46, 92, 78, 86, 64, 70][index % 6]}%`} radius="sm" />
      ))}
    </div>
  );
}

/** What happened, and how to fix it. */
export function Failure({ error, retry }: { readonly error: ApiError; readonly retry?: () => void }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="card failure" role="alert">
      <h2>{error.problem?.message ?? t('state.unreachable')}</h2>
      <p>{error.problem?.fix ?? t('state.unreachableFix')}</p>
      <div className="row wrap">
        {retry && (
          <Button variant="default" size="xs" onClick={retry}>
            {t('state.retry')}
          </Button>
        )}
        <code className="sub">{error.code}</code>
      </div>
    </div>
  );
}

/** Said where a figure would stand: there is none, and why. */
export function Unknown({ status }: { readonly status: string }): ReactElement {
  const { t } = useTexts();
  return <span className="unknown">{t(`status.${isStatus(status) ? status : 'not-applicable'}`)}</span>;
}

const statuses = ['known', 'too-little-data', 'not-identified', 'not-converged', 'not-applicable'] as const;
export type Status = (typeof statuses)[number];

export function isStatus(text: string): text is Status {
  return statuses.some((status) => status === text);
}
