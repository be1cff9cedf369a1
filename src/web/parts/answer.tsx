/** The states of a question put to the server: waiting, failed, nothing computed yet, answered. */
import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { ApiError } from '../api/client.ts';
import { useTexts } from '../texts/texts.tsx';
import { NothingYet } from './nothing-yet.tsx';
import './answer.css';

interface Props<Value> {
  readonly query: UseQueryResult<Value, ApiError>;
  /** Lines of the waiting picture. */
  readonly lines?: number;
  readonly children: (value: Value) => ReactNode;
}

export function Answer<Value>({ query, lines = 6, children }: Props<Value>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.error?.code === 'NO_RUN_YET') return <NothingYet />;
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return <Waiting lines={lines} />;
}

export function Waiting({ lines }: { readonly lines: number }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="waiting" role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
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
