import { BulkJob } from '@patchbay/contracts/bulk-job';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

export type JobMove = 'pause' | 'resume' | 'cancel';

export function moveBulkJob(site: string, id: number, event: JobMove) {
  return ask('POST', sitePath(site, 'bulk-jobs', id, event), BulkJob);
}
