import { ConnectionPage, PickerPage } from '@patchbay/contracts/connection';
import {
  BatchAnswer,
  BulkJob,
  Delivery,
  DeliveryDetail,
  LogPage,
} from '@patchbay/contracts/delivery';
import type { CreateDelivery, RetryMany } from '@patchbay/contracts/delivery';
import { callThroughProxy, type ProxyRequest } from './call-through-proxy.ts';
import { createHttp, type HttpOptions } from './http.ts';
import { idempotencyKey } from './idempotency-key.ts';
import type { ConnectionListQuery, LogListQuery, PickerListQuery } from './list-query.ts';
import { sitePath } from './site-path.ts';

export interface PatchbayClientOptions extends HttpOptions {
  /** Service token `pb_…` of the module. */
  token: string;
  /** Slug of the site whose connections are used. */
  site: string;
}

export interface DeliverOptions {
  /**
   * Repeat a call with the same key and it is accepted once; default a fresh random key. Give your
   * own (such as the submission's id) where your module itself may repeat the hand-over.
   */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export type PatchbayClient = ReturnType<typeof createPatchbayClient>;

/**
 * The way other modules use Patchbay: pick a connection, hand over an event or make a call, and look
 * at what became of it. No method ever returns a credential. Every method throws `ProblemError` for a
 * refusal (read its `code`) and `UnreachableError` when no answer of Patchbay's came.
 */
export function createPatchbayClient(options: PatchbayClientOptions) {
  const http = createHttp({ ...options, baseUrl: options.baseUrl.replace(/\/+$/, '') });
  const at = (...parts: (string | number)[]) => sitePath(options.site, ...parts);

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

    /** Attempts of the site, newest first; needs `deliveries.browse`. */
    listDeliveryLog: (query: LogListQuery = {}) =>
      http.json('GET', at('delivery-log'), LogPage, { query }),

    /** Sends a failed delivery again; the failed attempt stays in the log. */
    retryDelivery: (id: number) => http.json('POST', at('deliveries', id, 'retry'), Delivery),

    /** Sends every failed delivery the filter matches again, in the background. */
    retryDeliveries: (filter: RetryMany['filter']) =>
      http.json('POST', at('deliveries', 'retry'), BulkJob, { body: { filter } }),

    getBulkJob: (id: number) => http.json('GET', at('bulk-jobs', id), BulkJob),

    /**
     * Calls the connection's own vendor with its credential injected on the way. `path` is relative
     * to the vendor's base address. The vendor's answer comes back as it is, whatever its status.
     */
    call: (connectionId: number, path: string, request: ProxyRequest = {}) =>
      callThroughProxy(options, at('connections', connectionId, 'proxy'), path, request),
  };
}
