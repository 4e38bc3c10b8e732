import { sitePath } from '@patchbay/client/site-path';
import { Stats } from '@patchbay/contracts/delivery';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

/** Longer than any site keeps its log. */
const EVER_MS = 3650 * 86_400_000;

/** Slugs of the connectors with entries in the log. */
export function loggedConnectorsQuery(site: string) {
  return queryOptions({
    queryKey: ['sites', site, 'delivery-stats', 'connectors'],
    queryFn: async ({ signal }): Promise<string[]> => {
      const from = new Date(Date.now() - EVER_MS).toISOString();
      const to = new Date().toISOString();
      const query = { from, to, bucket: 'total', group: 'connector_type', latency: 'false' };
      const { items } = await ask('GET', sitePath(site, 'delivery-stats'), Stats, {
        query,
        signal,
      });
      return items.flatMap(({ connector_type: type }) => (type ? [type] : []));
    },
    staleTime: 60_000,
  });
}
