import type { BulkJob as WireJob } from '@patchbay/contracts/bulk-job';
import type { BulkJob } from './bulk-job.entity.ts';

export function toBulkJob(row: BulkJob): WireJob {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    total: row.total,
    matched: row.matched,
    counted: row.counted,
    done: row.done,
    skipped: row.skipped,
    reason: row.reason,
    filter: row.filter,
    created_by: row.created_by,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}
