import type { CancelFilter } from '@patchbay/contracts/bulk-job';
import { DeliveryPage, Waiting } from '@patchbay/contracts/delivery-list';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';
import { deliveriesKey } from './deliveries.ts';

/** How many deliveries a page holds at most. */
const PAGE = 200;

/** How many deliveries a cancellation would be about; `atLeast` where counting stopped. */
export function countMatchingQuery(site: string, filter: CancelFilter) {
  return queryOptions({
    queryKey: [...deliveriesKey(site), 'count', filter],
    queryFn: ({ signal }) =>
      filter.q || filter.to ? countPage(site, filter, signal) : countAll(site, filter, signal),
    staleTime: 0,
  });
}

async function countAll(site: string, filter: CancelFilter, signal: AbortSignal) {
  const { connection_id, status = [] } = filter;
  const path = sitePath(site, 'deliveries', 'waiting');
  const waiting = await ask('GET', path, Waiting, { query: { connection_id }, signal });
  return {
    count: status.reduce((sum, each) => sum + waiting[each], 0),
    atLeast: status.some((each) => waiting.capped.includes(each)),
  };
}

async function countPage(site: string, filter: CancelFilter, signal: AbortSignal) {
  const { connection_id, status, q, to } = filter;
  const { items, next_cursor } = await ask('GET', sitePath(site, 'deliveries'), DeliveryPage, {
    query: { connection_id, status, q, to, limit: PAGE },
    signal,
  });
  return { count: items.length, atLeast: next_cursor !== null };
}
