import { Waiting } from '@patchbay/contracts/delivery-list';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';
import { deliveriesKey } from './deliveries.ts';

/** How much of a site, or of one connection, is not over yet; asked again while it is on screen. */
export function waitingQuery(site: string, connectionId: number | undefined) {
  return queryOptions({
    queryKey: [...deliveriesKey(site), 'waiting', connectionId ?? 'all'],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'deliveries', 'waiting'), Waiting, {
        query: { connection_id: connectionId },
        signal,
      }),
    refetchInterval: 5000,
  });
}
