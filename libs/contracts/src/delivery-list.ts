import { CONNECTION_STATES } from '@patchbay/core/connection-state';
import { DELIVERY_STATUSES } from '@patchbay/core/delivery-status';
import { z } from 'zod';
import {
  IdParam,
  Moment,
  PageQuery,
  Search,
  Timestamp,
  filterText,
  listOf,
  page,
  sortOf,
} from './common.ts';
import { Delivery } from './delivery.ts';
import { inOrder } from './time-range.ts';

/** Ids are given in the order of acceptance, so both sorts are one. */
export const DELIVERY_SORTS = ['created_at', 'id'] as const;

/** `from` and `to` are about when a delivery was accepted. */
export const DeliveryQuery = PageQuery.extend({
  status: listOf(DELIVERY_STATUSES).optional(),
  connection_id: IdParam.optional(),
  originating_module: filterText(100).optional(),
  /** Substring of the event identifier, case ignored. */
  q: Search.optional(),
  from: Moment.optional(),
  to: Moment.optional(),
  sort: sortOf(DELIVERY_SORTS).default('-created_at'),
})
  .strict()
  .refine(inOrder.check, inOrder.refusal);

/** A delivery with names to show, and what its latest attempt came to; null before the first. */
export const ListedDelivery = Delivery.extend({
  connection_name: z.string().nullable(),
  connector_type: z.string().nullable(),
  /** Why a held one is held; null once the connection is gone. */
  connection_state: z.enum(CONNECTION_STATES).nullable(),
  error_code: z.string().nullable(),
  vendor_response_code: z.int().nullable(),
});

/**
 * A page may hold fewer than `limit`, even none, while `next_cursor` is set: so many finished
 * deliveries were looked through that the rest is left to the next request.
 */
export const DeliveryPage = page(ListedDelivery);

export const WaitingQuery = z.strictObject({ connection_id: IdParam.optional() });

/** Counting stops at 10,000 of a status; those where it did are named in `capped`. */
export const Waiting = z.object({
  pending: z.int(),
  held: z.int(),
  running: z.int(),
  capped: z.array(z.enum(['pending', 'held', 'running'])),
  /** When the oldest of them was accepted; null when nothing waits. */
  oldest_at: Timestamp.nullable(),
});

export type DeliveryQuery = z.infer<typeof DeliveryQuery>;
export type ListedDelivery = z.infer<typeof ListedDelivery>;
export type WaitingQuery = z.infer<typeof WaitingQuery>;
export type Waiting = z.infer<typeof Waiting>;
