import type { Alert } from '@patchbay/contracts/alert';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSite } from '../../../lib/site-context.tsx';
import { alertFilter, type AlertSearch } from '../alert-search.ts';
import { alertsQuery } from '../api/alerts.ts';

export interface AlertList {
  /** Whether the address asks for it at all. */
  wanted: boolean;
  /** Undefined until the first answer is here. */
  loaded: boolean;
  rows: Alert[];
  /** Those shown belong to the question before. */
  stale: boolean;
  /** Only while there is nothing to show. */
  error: Error | null;
  hasMore: boolean;
  loadingMore: boolean;
  more: () => void;
  again: () => void;
}

/** Those that are open, or those that are over, as far as the address asks for them. */
export function useAlertList(search: AlertSearch, state: 'open' | 'resolved'): AlertList {
  const { slug } = useSite();
  const wanted = search.state === undefined || search.state === state;
  const query = useInfiniteQuery({
    ...alertsQuery(slug, alertFilter(search, state)),
    enabled: wanted,
  });
  return {
    wanted,
    loaded: query.data !== undefined,
    rows: query.data?.pages.flatMap((page) => page.items) ?? [],
    stale: query.isPlaceholderData,
    error: query.data ? null : query.error,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  };
}
