/** Fetches the pages of rows that are in sight, and remembers those that were. */
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect } from 'react';
import type { CustomerRow } from '../../../contract/index.ts';
import { ApiError, call } from '../../api/client.ts';
import type { Input, Output } from '../../api/client.ts';
import type { CustomerSearch } from './search.ts';

type Page = Output<'listCustomers'>;

const rowsPerPage = 100;
/** While the bar is dragged past thousands of rows, only where it rests is fetched. */
const restMilliseconds = 90;

/** How long a list rests before more of it is fetched than is in sight. */
const aheadMilliseconds = 400;

export interface Rows {
  readonly total: number;
  readonly asOf: string;
  readonly currency: string;
  /** A row, once it is there. */
  readonly row: (index: number) => CustomerRow | undefined;
  readonly problem: ApiError | undefined;
}

/** The list's size; its first page comes along. */
export function useFirstPage(search: CustomerSearch) {
  return useQuery<Page, ApiError>({ ...pageQuery(search, 0), placeholderData: keepPreviousData });
}

/** The rows between two indices; `first` is what {@link useFirstPage} answered. */
export function useRows(search: CustomerSearch, first: Page, range: { readonly from: number; readonly to: number }): Rows {
  const client = useQueryClient();
  const [from] = useDebouncedValue(Math.floor(range.from / rowsPerPage), restMilliseconds);
  const [to] = useDebouncedValue(Math.floor(Math.max(range.from, range.to) / rowsPerPage), restMilliseconds);
  const pages = Array.from({ length: Math.max(0, to - from) + 1 }, (_, index) => from + index);
  const queries = useQueries({ queries: pages.map((page) => pageQuery(search, page)) });
  usePagesAhead(search, { from, to, last: Math.max(0, Math.ceil(first.total / rowsPerPage) - 1), isWaiting: queries.some((query) => query.isPending) });
  // Reading `data` here is what makes an arriving page redraw the list; pages seen before come from the cache.
  const arrived = new Map(queries.map((query, index) => [pages[index], query.data]));
  return {
    total: first.total,
    asOf: first.asOf,
    currency: first.currency,
    row: (index) => {
      const page = Math.floor(index / rowsPerPage);
      const rows = arrived.get(page) ?? client.getQueryData<Page>(pageQuery(search, page).queryKey) ?? (page === 0 ? first : undefined);
      return rows?.rows[index - page * rowsPerPage];
    },
    problem: queries.map((query) => query.error).find((error) => error instanceof ApiError),
  };
}

/**
 * What is likely to be looked at next, once the list has come to rest: the pages before and after, and the end of the list. The way
 * to the end is long only the first time; after it, every far jump is a short one.
 */
function usePagesAhead(search: CustomerSearch, at: { readonly from: number; readonly to: number; readonly last: number; readonly isWaiting: boolean }): void {
  const client = useQueryClient();
  const key = JSON.stringify([search, at]);
  useEffect(() => {
    if (at.isWaiting) return undefined;
    const pages = [at.to + 1, at.from - 1, at.last].filter((page) => page >= 0 && page <= at.last);
    const rest = globalThis.setTimeout(() => {
      for (const page of pages) void client.prefetchQuery(pageQuery(search, page));
    }, aheadMilliseconds);
    return () => globalThis.clearTimeout(rest);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says all of it
  }, [client, key]);
}

function pageQuery(search: CustomerSearch, page: number) {
  const input: Input<'listCustomers'> = { ...search, offset: page * rowsPerPage, limit: rowsPerPage };
  return { queryKey: ['listCustomers', input] as const, queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<Page> => call('listCustomers', input, signal) };
}
