/** The API as React sees it: cached questions, and changes that make the answers stale. */
import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { OperationName, Progress } from '../../contract/index.ts';
import { useCallback, useState } from 'react';
import { ApiError, call, callLong } from './client.ts';
import type { Input, Output } from './client.ts';

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 30_000, retry: (times, error) => times < 2 && error instanceof ApiError && error.code === 'UNREACHABLE', refetchOnWindowFocus: false } },
});

/** Asks a question and keeps the answer while the page is open. */
export function useAnswer<Name extends OperationName>(name: Name, input: Input<Name>, options: { readonly enabled?: boolean; readonly keepPrevious?: boolean } = {}): UseQueryResult<Output<Name>, ApiError> {
  return useQuery<Output<Name>, ApiError>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, signal),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Changes something; afterwards the named answers are asked again, or all of them when none are named. */
export function useChange<Name extends OperationName>(name: Name, stale?: readonly OperationName[]): UseMutationResult<Output<Name>, ApiError, Input<Name>> {
  const client = useQueryClient();
  return useMutation<Output<Name>, ApiError, Input<Name>>({
    mutationFn: (input) => call(name, input),
    onSuccess: () => refresh(client, stale),
  });
}

export type LongState<Result> =
  | { readonly state: 'idle' }
  | { readonly state: 'working'; readonly progress: Progress | undefined }
  | { readonly state: 'done'; readonly result: Result }
  | { readonly state: 'failed'; readonly error: ApiError };

/** Performs a long operation, with its progress; afterwards every answer is asked again. */
export function useLong<Name extends OperationName>(name: Name): { readonly now: LongState<Output<Name>>; readonly start: (input: Input<Name>) => Promise<void>; readonly reset: () => void } {
  const client = useQueryClient();
  const [now, setNow] = useState<LongState<Output<Name>>>({ state: 'idle' });
  const start = useCallback(
    async (input: Input<Name>) => {
      setNow({ state: 'working', progress: undefined });
      try {
        const result = await callLong(name, input, (progress) => setNow({ state: 'working', progress }));
        setNow({ state: 'done', result });
      } catch (error) {
        setNow({ state: 'failed', error: error instanceof ApiError ? error : new ApiError(undefined, { cause: error }) });
      }
      await refresh(client);
    },
    [client, name],
  );
  return { now, start, reset: useCallback(() => setNow({ state: 'idle' }), []) };
}

async function refresh(client: QueryClient, stale?: readonly OperationName[]): Promise<void> {
  if (!stale) await client.invalidateQueries();
  else await Promise.all(stale.map((name) => client.invalidateQueries({ queryKey: [name] })));
}
