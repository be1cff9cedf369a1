/** The API as React sees it: cached questions, and changes that make the answers stale. */
import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { Job, OperationName, Progress } from '../../contract/index.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, call, callLong, listJobs } from './client.ts';
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

const jobsKey = ['jobs'];
/** Long operations that some part of the page shows now, by id. */
const shownHere = new Set<string>();

/** Performs a long operation, with its progress; afterwards every answer is asked again. */
export function useLong<Name extends OperationName>(name: Name): { readonly now: LongState<Output<Name>>; readonly start: (input: Input<Name>) => Promise<void>; readonly reset: () => void } {
  const client = useQueryClient();
  const [now, setNow] = useState<LongState<Output<Name>>>({ state: 'idle' });
  const here = useRef({ shows: true, job: '' });
  useEffect(() => {
    const place = here.current;
    place.shows = true;
    return () => {
      place.shows = false;
      shownHere.delete(place.job);
      void client.invalidateQueries({ queryKey: jobsKey });
    };
  }, [client]);
  const start = useCallback(
    async (input: Input<Name>) => {
      setNow({ state: 'working', progress: undefined });
      try {
        const result = await callLong(name, input, {
          onJob: (job) => {
            here.current.job = job;
            if (here.current.shows) shownHere.add(job);
          },
          onProgress: (progress) => setNow({ state: 'working', progress }),
        });
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

const lookEveryMilliseconds = { working: 1000, idle: 5000 };
const none: readonly Job[] = [];

/** Long operations at work that no part of this page shows; when one of them ends, every answer is asked again. */
export function useOthersWork(): readonly Job[] {
  const client = useQueryClient();
  const { data: jobs = none } = useQuery<readonly Job[], ApiError>({
    queryKey: jobsKey,
    queryFn: async ({ signal }) => (await listJobs(signal)).filter(({ job, state }) => state === 'running' && !shownHere.has(job)),
    refetchInterval: ({ state }) => (state.data?.length ? lookEveryMilliseconds.working : lookEveryMilliseconds.idle),
  });
  const before = useRef(jobs);
  useEffect(() => {
    const ended = before.current.some(({ job }) => jobs.every((other) => other.job !== job));
    before.current = jobs;
    if (ended) void refresh(client);
  }, [client, jobs]);
  return jobs;
}

async function refresh(client: QueryClient, stale?: readonly OperationName[]): Promise<void> {
  if (!stale) await client.invalidateQueries();
  else await Promise.all(stale.map((name) => client.invalidateQueries({ queryKey: [name] })));
}
