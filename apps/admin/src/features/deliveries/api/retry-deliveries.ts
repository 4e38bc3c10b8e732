import { BulkJob, type RetryMany } from '@patchbay/contracts/bulk-job';
import { idempotencyKey } from '@patchbay/client/idempotency-key';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Starts a job that sends every failed delivery of the filter again. */
export function retryDeliveries(site: string, filter: RetryMany['filter']) {
  return ask('POST', sitePath(site, 'deliveries', 'retry'), BulkJob, {
    body: { filter },
    idempotencyKey: idempotencyKey(),
  });
}
