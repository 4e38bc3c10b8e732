import { BULK_JOB_STATUSES } from '@patchbay/core/bulk-job-status';
import { WAITING_STATUSES } from '@patchbay/core/delivery-status';
import { z } from 'zod';
import { Id, Moment, PageQuery, Search, Timestamp, filterText, listOf, page } from './common.ts';
import { inOrder } from './time-range.ts';

const filterShape = {
  connection_id: Id.optional(),
  /** One, or one of several. */
  connector_type: z
    .union([filterText(100), z.array(filterText(100).min(1)).min(1).max(20)])
    .optional(),
  originating_module: filterText(100).optional(),
  /** Substring of the event identifier, case ignored. */
  q: Search.optional(),
  delivery_ids: z.array(Id).min(1).max(1000).optional(),
};

/** Of what is failed; `from` and `to` are about when it failed, the codes about its last attempt. */
export const RetryFilter = z
  .strictObject({
    ...filterShape,
    status: z.array(z.literal('failed')).min(1).optional(),
    error_code: filterText(200).optional(),
    vendor_response_code: z.int().min(100).max(999).optional(),
    from: Moment.optional(),
    to: Moment.optional(),
  })
  .refine(inOrder.check, inOrder.refusal);
export const RetryMany = z.strictObject({ filter: RetryFilter });

/** Of what waits; `from` and `to` are about when it was accepted. */
export const CancelFilter = z
  .strictObject({
    ...filterShape,
    status: z.array(z.enum(WAITING_STATUSES)).min(1).optional(),
    from: Moment.optional(),
    to: Moment.optional(),
  })
  .refine(inOrder.check, inOrder.refusal);
export const CancelMany = z.strictObject({ filter: CancelFilter });

export const BULK_JOB_KINDS = ['retry_deliveries', 'cancel_deliveries'] as const;

/** How far work on many deliveries is: `(done + skipped) / total` once `counted`. */
export const BulkJob = z.object({
  id: Id,
  kind: z.enum(BULK_JOB_KINDS),
  status: z.enum(BULK_JOB_STATUSES),
  /** What was asked for: the deliveries named, or all that matched. */
  total: z.int(),
  /** Of them, those that matched: the rest is of another site, or stood otherwise. */
  matched: z.int(),
  /** False while a worker still counts what matches; total and matched grow until then. */
  counted: z.boolean(),
  /** Retried, or cancelled. */
  done: z.int(),
  /** Left as they were: they did not match, or no longer did when their turn came. */
  skipped: z.int(),
  /** Why it is `failed`; else null. */
  reason: z.string().nullable(),
  filter: z.record(z.string(), z.unknown()),
  created_by: z.string(),
  created_at: Timestamp,
  finished_at: Timestamp.nullable(),
});
export const BulkJobPage = page(BulkJob);

/** Newest first. */
export const BulkJobQuery = PageQuery.extend({
  status: listOf(BULK_JOB_STATUSES).optional(),
}).strict();

export type BulkJob = z.infer<typeof BulkJob>;
export type BulkJobQuery = z.infer<typeof BulkJobQuery>;
export type RetryFilter = z.infer<typeof RetryFilter>;
export type RetryMany = z.infer<typeof RetryMany>;
export type CancelFilter = z.infer<typeof CancelFilter>;
export type CancelMany = z.infer<typeof CancelMany>;
