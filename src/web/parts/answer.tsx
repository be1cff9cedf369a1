/** The states of a question put to the server: waiting, failed, nothing computed yet, answered. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ApiError } from '../api/client.ts';
import { NothingYet } from './nothing-yet.tsx';
import { Failure, Waiting } from './states.tsx';

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
