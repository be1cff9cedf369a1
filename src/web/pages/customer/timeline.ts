/** A customer's timeline, fetched page by page, newest first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TimelineEntry } from '../../../contract/index.ts';
import { call } from '../../api/client.ts';
import type { ApiError, Output } from '../../api/client.ts';

type Page = Output<'customerTimeline'>;

export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  readonly mood: Page['mood'];
  readonly total: number;
  readonly isLoading: boolean;
  readonly error: ApiError | null;
  /** Fetches earlier entries; undefined when all are here. */
  readonly more: (() => void) | undefined;
}

const pageSize = 100;

export function useTimeline(id: string): Timeline {
  const query = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], number>({
    queryKey: ['customerTimeline', id],
    queryFn: ({ pageParam, signal }) => call('customerTimeline', { id, offset: pageParam, limit: pageSize }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, _, offset) => (offset + pageSize < last.total ? offset + pageSize : undefined),
  });
  const pages = query.data?.pages ?? [];
  return {
    entries: pages.flatMap((page) => page.entries),
    mood: pages[0]?.mood ?? [],
    total: pages[0]?.total ?? 0,
    isLoading: query.isPending,
    error: query.error,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
  };
}

/** What belongs together: a conversation, the answers to one questionnaire, or something that stands alone. */
export interface TimelineGroup {
  readonly key: string;
  readonly kind: 'conversation' | 'survey' | 'single';
  /** In the order things were said. */
  readonly entries: readonly TimelineEntry[];
}

/** Gathers conversations; groups stay newest first, what was said in one is oldest first. */
export function groupTimeline(entries: readonly TimelineEntry[]): TimelineGroup[] {
  const groups = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups].map(([key, group]) => ({
    key,
    kind: kindOf(key),
    entries: group.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  }));
}

function keyOf(entry: TimelineEntry): string {
  if (entry.source === 'feedback' && entry.text === null && entry.rating) return `survey ${entry.rating.instrument} ${entry.at.slice(0, 10)}`;
  if (entry.conversation !== null && entry.source !== 'orders') return `conversation ${entry.conversation}`;
  return `single ${entry.source} ${entry.id}`;
}

function kindOf(key: string): TimelineGroup['kind'] {
  if (key.startsWith('survey')) return 'survey';
  return key.startsWith('conversation') ? 'conversation' : 'single';
}
