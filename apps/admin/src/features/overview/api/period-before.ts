import { sitePath } from '@patchbay/client/site-path';
import { Stats, type StatsBucket } from '@patchbay/contracts/delivery';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

interface PeriodBefore {
  total: StatsBucket | undefined;
  /** The log reaches back to the beginning of the period, so that it may be compared with. */
  whole: boolean;
}

/** What the period before came to. It is over, so it is asked for once. */
export function periodBeforeQuery(site: string, range: { from: string; to: string }) {
  return queryOptions({
    queryKey: ['sites', site, 'delivery-stats', 'before', range],
    queryFn: async ({ signal }): Promise<PeriodBefore> => {
      const query = { ...range, bucket: 'total' };
      const path = sitePath(site, 'delivery-stats');
      const { items, kept_since } = await ask('GET', path, Stats, { query, signal });
      return { total: items[0], whole: Date.parse(kept_since) <= Date.parse(range.from) };
    },
    staleTime: Infinity,
  });
}
