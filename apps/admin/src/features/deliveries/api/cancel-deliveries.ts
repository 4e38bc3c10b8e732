import { BulkJob, type CancelFilter } from '@patchbay/contracts/bulk-job';
import { idempotencyKey } from '@patchbay/client/idempotency-key';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Starts a job that cancels all that waits and matches. */
export function cancelDeliveries(site: string, filter: CancelFilter) {
  return ask('POST', sitePath(site, 'deliveries', 'cancel'), BulkJob, {
    body: { filter },
    idempotencyKey: idempotencyKey(),
  });
}
