import { Delivery } from '@patchbay/contracts/delivery';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Takes a waiting delivery out of the queue for good. */
export function cancelDelivery(site: string, id: number) {
  return ask('POST', sitePath(site, 'deliveries', id, 'cancel'), Delivery);
}
