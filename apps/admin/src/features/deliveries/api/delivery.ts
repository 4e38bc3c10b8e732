import { DeliveryDetail } from '@patchbay/contracts/delivery';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';
import { deliveriesKey } from './deliveries.ts';

const FINAL: readonly string[] = ['delivered', 'failed', 'cancelled'];

/** One delivery with its attempts; asked again until it has come to an end. */
export function deliveryQuery(site: string, id: number) {
  return queryOptions({
    queryKey: [...deliveriesKey(site), id],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'deliveries', id), DeliveryDetail, { signal }),
    refetchInterval: ({ state }) =>
      state.data && FINAL.includes(state.data.status) ? false : 2000,
  });
}
