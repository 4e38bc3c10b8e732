import { ConnectionPage, PickerPage } from '@patchbay/contracts/connection';
import { BulkJob, BulkJobPage } from '@patchbay/contracts/bulk-job';
import type { CancelFilter, RetryFilter } from '@patchbay/contracts/bulk-job';
import {
  BatchAnswer,
  Delivery,
  DeliveryDetail,
  LogPage,
  Stats,
} from '@patchbay/contracts/delivery';
import type { CreateDelivery } from '@patchbay/contracts/delivery';
import { DeliveryPage, Waiting } from '@patchbay/contracts/delivery-list';
import { callThroughProxy, type ProxyRequest } from './call-through-proxy.ts';
import { downloadFile } from './download-file.ts';
import { createHttp, type HttpOptions } from './http.ts';
import { idempotencyKey } from './idempotency-key.ts';
import type {
  BulkJobListQuery,
  ConnectionListQuery,
  DeliveryListQuery,
  DeliveryStatsQuery,
  LogListQuery,
  PickerListQuery,
} from './list-query.ts';
import { sitePath } from './site-path.ts';

export interface PatchbayClientOptions extends HttpOptions {
  /** Service token `pb_…` of the module. */
  token: string;
  /** Slug of the site whose connections are used. */
  site: string;
}

/** A full queue or a busy process asks callers to wait; so long a module need not notice. */
const PATIENCE_MS = 30_000;

export interface DeliverOptions {
  /**
   * Repeat a call with the same key and it is accepted once; default a fresh random key. Give your
   * own (such as the submission's id) where your module itself may repeat the hand-over.
   */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Repeat a call with the same key and there is one job; default a fresh random key. */
export type JobOptions = DeliverOptions;

export type PatchbayClient = ReturnType<typeof createPatchbayClient>;

/**
 * The way other modules use Patchbay: pick a connection, hand over an event or make a call, and look
 * at what became of it. No method ever returns a credential. Every method throws `ProblemError` for a
 * refusal (read its `code`) and `UnreachableError` when no answer of Patchbay's came.
 */
export function createPatchbayClient(options: PatchbayClientOptions) {
  const http = createHttp({
    patienceMs: PATIENCE_MS,
    ...options,
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
  });
  const at = (...parts: (string | number)[]) => sitePath(options.site, ...parts);

  const startJob = (
    what: 'retry' | 'cancel',
    filter: RetryFilter | CancelFilter,
    { idempotencyKey: key, signal }: JobOptions,
  ) =>
    http.json('POST', at('deliveries', what), BulkJob, {
      body: { filter },
      idempotencyKey: key ?? idempotencyKey(),
      signal,
    });

  return {
    /** Connections usable now, for a picker. A paused or broken one does not appear. */
    pickConnections: (query: PickerListQuery = {}) =>
      http.json('GET', at('pickers', 'connections'), PickerPage, { query }),

    /** All connections of the site, whatever their state; needs `connections.list`. */
    listConnections: (query: ConnectionListQuery = {}) =>
      http.json('GET', at('connections'), ConnectionPage, { query }),

    /**
     * Hands one event over. When this returns, it is stored and will be sent, tried again on the
     * schedule, or held while its connection is not active. Refusals worth knowing:
     * `scope_insufficient` (with `missing_scopes`) and `validation_failed` (with `errors`).
     */
    deliver: (event: CreateDelivery, { idempotencyKey: key, signal }: DeliverOptions = {}) =>
      http.json('POST', at('deliveries'), Delivery, {
        body: event,
        idempotencyKey: key ?? idempotencyKey(),
        signal,
      }),

    /** Up to 1,000 events at once, answered one by one in the order sent: a delivery or its problem. */
    deliverBatch: (
      events: readonly CreateDelivery[],
      { idempotencyKey: key, signal }: DeliverOptions = {},
    ) =>
      http.json('POST', at('deliveries', 'batch'), BatchAnswer, {
        body: { items: events },
        idempotencyKey: key ?? idempotencyKey(),
        signal,
      }),

    /** One delivery with all its attempts. */
    getDelivery: (id: number) => http.json('GET', at('deliveries', id), DeliveryDetail),

    /** The file that `result.file` of a delivery names, whole; not found once its retention ended. */
    getDeliveryFile: (id: number, name: string) =>
      downloadFile(http, at('deliveries', id, 'files', name)),

    /** Deliveries, the newest first; `status: ['pending', 'held', 'running']` is what waits. */
    listDeliveries: (query: DeliveryListQuery = {}) =>
      http.json('GET', at('deliveries'), DeliveryPage, { query }),

    /** How many wait, of the site or one connection; counting stops at 10,000 of a status. */
    countWaiting: (query: { connection_id?: number | undefined } = {}) =>
      http.json('GET', at('deliveries', 'waiting'), Waiting, { query }),

    /** Attempts of the site, newest first; needs `deliveries.browse`. */
    listDeliveryLog: (query: LogListQuery = {}) =>
      http.json('GET', at('delivery-log'), LogPage, { query }),

    /** Counts by outcome and latency percentiles by minute, hour or day; needs `deliveries.browse`. */
    deliveryStats: (query: DeliveryStatsQuery = {}) =>
      http.json('GET', at('delivery-stats'), Stats, { query }),

    /** Sends a failed delivery again; the failed attempt stays in the log. Else `not_failed`. */
    retryDelivery: (id: number) => http.json('POST', at('deliveries', id, 'retry'), Delivery),

    /** Takes a waiting delivery out of the queue for good. Else `not_waiting`. */
    cancelDelivery: (id: number) => http.json('POST', at('deliveries', id, 'cancel'), Delivery),

    /** Sends every failed delivery the filter matches again, in the background. */
    retryDeliveries: (filter: RetryFilter, options: JobOptions = {}) =>
      startJob('retry', filter, options),

    /** Cancels every waiting delivery the filter matches, in the background. */
    cancelDeliveries: (filter: CancelFilter, options: JobOptions = {}) =>
      startJob('cancel', filter, options),

    getBulkJob: (id: number) => http.json('GET', at('bulk-jobs', id), BulkJob),

    /** Newest first. */
    listBulkJobs: (query: BulkJobListQuery = {}) =>
      http.json('GET', at('bulk-jobs'), BulkJobPage, { query }),

    /** Stops a job where it is; `resume` goes on from there, `cancel` ends it. */
    moveBulkJob: (id: number, event: 'pause' | 'resume' | 'cancel') =>
      http.json('POST', at('bulk-jobs', id, event), BulkJob),

    /**
     * Calls the connection's own vendor with its credential injected on the way. `path` is relative
     * to the vendor's base address. The vendor's answer comes back as it is, whatever its status.
     */
    call: (connectionId: number, path: string, request: ProxyRequest = {}) =>
      callThroughProxy(options, at('connections', connectionId, 'proxy'), path, request),
  };
}
