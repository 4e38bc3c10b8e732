import { Delivery } from '@patchbay/contracts/delivery';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Sends a failed delivery again; the answer is the delivery, waiting. */
export function retryDelivery(site: string, id: number) {
  return ask('POST', sitePath(site, 'deliveries', id, 'retry'), Delivery);
}
