import { ATTEMPT_OUTCOMES, DELIVERY_STATUSES } from '@patchbay/core/delivery-status';
import { z } from 'zod';
import {
  Id,
  IdList,
  Moment,
  PageQuery,
  Search,
  Timestamp,
  filterText,
  listOf,
  page,
  sortOf,
  text,
} from './common.ts';
import { ConnectorTypes } from './connector-types.ts';
import { Problem } from './problem.ts';
import { inOrder } from './time-range.ts';

export const CreateDelivery = z.strictObject({
  connection_id: Id,
  action: z.string().min(1).max(100),
  input: z.record(z.string(), z.unknown()),
  originating_module: text(100),
  event_identifier: text(500),
});

export const Delivery = z.object({
  id: Id,
  connection_id: Id,
  action: z.string(),
  originating_module: z.string(),
  event_identifier: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.int(),
  /** When it is tried next; null when it is not waiting for a time. */
  next_attempt_at: Timestamp.nullable(),
  created_at: Timestamp,
  finished_at: Timestamp.nullable(),
});

/**
 * One attempt. `latency_ms` runs from handing the request to the outbound client to the last byte of
 * the answer, or to the failure; `vendor_response_code` is null when no answer came.
 */
export const LogEntry = z.object({
  id: Id,
  delivery_id: Id,
  connection_id: Id,
  connection_name: z.string(),
  connector_type: z.string(),
  originating_module: z.string(),
  event_identifier: z.string(),
  outcome: z.enum(ATTEMPT_OUTCOMES),
  vendor_response_code: z.int().nullable(),
  error_code: z.string().nullable(),
  latency_ms: z.int(),
  attempt: z.int(),
  attempted_at: Timestamp,
});

/** A file that came with a vendor's answer, kept as long as its delivery. */
export const DeliveryFile = z.object({
  name: z.string(),
  media_type: z.string(),
  /** Bytes. */
  size: z.int(),
  /** Path and place below the address of Patchbay; answers GET with the file. */
  url: z.string(),
});

/** Why a file that the action makes is not there. Asking anew may make, and cost, it anew. */
export const DeliveryFileMissing = z.object({
  reason: z.enum(['too_large', 'unreadable']),
  /** Bytes that a file of this action may have. */
  most_bytes: z.int(),
});

export const FileNameParam = z.string().regex(/^[\w.-]{1,100}$/, 'must be the name of a file');

/**
 * `result` is what the vendor's answer tells the caller, as the action declares it: ids, addresses,
 * states, at most 16 KiB. Null where the action tells nothing, and until it is delivered. Of actions
 * that make a file it names it (`file`, as `DeliveryFile`), or says why it is not there
 * (`file_missing`, as `DeliveryFileMissing`).
 */
export const DeliveryDetail = Delivery.extend({
  result: z.record(z.string(), z.unknown()).nullable(),
  log: z.array(LogEntry),
});
export const LogPage = page(LogEntry);

export const CreateBatch = z.strictObject({ items: z.array(z.unknown()).min(1).max(1000) });
/** Item by item, in the order sent: the delivery, or the problem that kept it out. */
export const BatchAnswer = z.object({
  items: z.array(
    z.union([
      z.object({ index: z.int(), delivery: Delivery }),
      z.object({ index: z.int(), problem: Problem }),
    ]),
  ),
});

export const LOG_SORTS = ['attempted_at', 'latency_ms', 'vendor_response_code', 'outcome'] as const;

export const LogFilter = z.object({
  connection_id: z
    .string()
    .regex(/^[1-9]\d{0,15}$/, 'must be a positive integer')
    .transform(Number)
    .optional(),
  /** Slugs of connectors, up to 20 with commas; also of connections that are gone. */
  connector_type: ConnectorTypes.optional(),
  outcome: listOf(ATTEMPT_OUTCOMES).optional(),
  originating_module: filterText(100).optional(),
  /** Substring of the event identifier, case ignored. */
  q: Search.optional(),
  from: Moment.optional(),
  to: Moment.optional(),
});

export const LogQuery = PageQuery.extend({
  ...LogFilter.shape,
  sort: sortOf(LOG_SORTS).default('-attempted_at'),
})
  .strict()
  .refine(inOrder.check, inOrder.refusal);

export const ConnectionLogQuery = PageQuery.extend({
  ...LogFilter.omit({ connection_id: true }).shape,
  sort: sortOf(LOG_SORTS).default('-attempted_at'),
})
  .strict()
  .refine(inOrder.check, inOrder.refusal);

export const ExportQuery = LogFilter.strict().refine(inOrder.check, inOrder.refusal);

export const BUCKETS = ['minute', 'hour', 'day', 'total'] as const;
export const STATS_GROUPS = ['connection', 'connector_type', 'originating_module'] as const;
/**
 * Without times the 24 hours until now; `from` alone is until now, `to` alone the day before it. At
 * most 1,500 buckets, of groups 200; `total` is one bucket for all the time.
 */
export const StatsQuery = z
  .strictObject({
    /** Up to 100 with commas; grouped by connection, each of them is told by itself. */
    connection_id: IdList(100).optional(),
    /** `false` leaves percentiles out, which many groups of short buckets take long to count. */
    latency: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .default(true),
    /**
     * As of the log. Counted entry by entry: what takes too long is refused with the advice to
     * name a shorter time.
     */
    q: Search.optional(),
    connector_type: LogFilter.shape.connector_type,
    originating_module: LogFilter.shape.originating_module,
    from: Moment.optional(),
    to: Moment.optional(),
    bucket: z.enum(BUCKETS).default('hour'),
    group: z.enum(STATS_GROUPS).optional(),
  })
  .refine(inOrder.check, inOrder.refusal);
/**
 * Counts are exact. Percentiles are those of the entries, or, where hours and days have been summed
 * up, told from a histogram: at most 3.1 % from the true value. Of a `group` each bucket tells its
 * own; those beyond the 50 with most entries in the time asked for are told together, under null.
 */
export const StatsBucket = z.object({
  at: Timestamp,
  delivered: z.int(),
  retried: z.int(),
  failed: z.int(),
  latency_p50: z.int().nullable(),
  latency_p95: z.int().nullable(),
  latency_p99: z.int().nullable(),
  /** With `group=connection`; also of connections that are gone. */
  connection_id: Id.nullable().optional(),
  /** With `group=connector_type`. */
  connector_type: z.string().nullable().optional(),
  /** With `group=originating_module`. */
  originating_module: z.string().nullable().optional(),
});
export const Stats = z.object({
  items: z.array(StatsBucket),
  next_cursor: z.null(),
  /** Where the site's log begins: what is asked for before it is not counted. */
  kept_since: Timestamp,
});

export type CreateDelivery = z.infer<typeof CreateDelivery>;
export type Delivery = z.infer<typeof Delivery>;
export type DeliveryDetail = z.infer<typeof DeliveryDetail>;
export type DeliveryFile = z.infer<typeof DeliveryFile>;
export type DeliveryFileMissing = z.infer<typeof DeliveryFileMissing>;
export type LogEntry = z.infer<typeof LogEntry>;
export type LogQuery = z.infer<typeof LogQuery>;
export type LogFilter = z.infer<typeof LogFilter>;
export type LogSort = LogQuery['sort'];
export type StatsQuery = z.infer<typeof StatsQuery>;
export type StatsBucket = z.infer<typeof StatsBucket>;
