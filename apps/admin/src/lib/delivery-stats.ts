import { sitePath } from '@patchbay/client/site-path';
import { Stats, type StatsBucket } from '@patchbay/contracts/delivery';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from './api.ts';

/** As `GET …/delivery-stats` takes it. */
export interface StatsAsked {
  from: string;
  to: string;
  bucket: StatsBucketName;
  group?: 'connection' | 'connector_type' | undefined;
  /** With commas. */
  connection_id?: string | undefined;
  connector_type?: string | undefined;
  originating_module?: string | undefined;
  q?: string | undefined;
  latency?: 'false' | undefined;
}
type StatsBucketName = 'minute' | 'hour' | 'day' | 'total';

const FRESH_MS = 30_000;

/** Counts and latencies; asked by more than one feature, so it stands here. */
export function deliveryStatsQuery(site: string, asked: StatsAsked) {
  return queryOptions({
    queryKey: ['sites', site, 'delivery-stats', asked],
    queryFn: async ({ signal }): Promise<StatsBucket[]> => {
      const path = sitePath(site, 'delivery-stats');
      return (await ask('GET', path, Stats, { query: { ...asked }, signal })).items;
    },
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
}
