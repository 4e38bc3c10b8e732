import { type CreateDelivery, Delivery } from '@patchbay/contracts/delivery';
import { idempotencyKey } from '@patchbay/client/idempotency-key';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** One delivery like a module's, by hand. */
export function sendTestEvent(site: string, event: CreateDelivery) {
  return ask('POST', sitePath(site, 'deliveries'), Delivery, {
    body: event,
    idempotencyKey: idempotencyKey(),
  });
}
