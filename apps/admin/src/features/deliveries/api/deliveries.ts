import { DeliveryPage } from '@patchbay/contracts/delivery-list';
import { sitePath } from '@patchbay/client/site-path';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';
import type { WaitingFilter } from '../waiting-filter.ts';

/** Pages that are read anew every few seconds; a longer list moves more slowly. */
const FEW = 3;
const SOON_MS = 3000;
const LATER_MS = 20_000;

export function deliveriesKey(site: string) {
  return ['sites', site, 'deliveries'] as const;
}

/** What is not over yet, page by page, as it comes and goes. */
export function deliveriesQuery(site: string, filter: WaitingFilter) {
  return infiniteQueryOptions({
    queryKey: [...deliveriesKey(site), 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      ask('GET', sitePath(site, 'deliveries'), DeliveryPage, {
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) <= FEW ? SOON_MS : LATER_MS),
  });
}
