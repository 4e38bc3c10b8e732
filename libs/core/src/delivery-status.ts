/**
 * Where a delivery stands. `held` waits for its connection to be active again; `cancelled` was taken
 * out of the queue by hand, and is as final as `delivered`.
 */
export const DELIVERY_STATUSES = [
  'pending',
  'held',
  'running',
  'delivered',
  'failed',
  'cancelled',
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Accepted and with no worker: what can still be cancelled. */
export const WAITING_STATUSES = ['pending', 'held'] as const satisfies readonly DeliveryStatus[];
export type WaitingStatus = (typeof WAITING_STATUSES)[number];

export function isWaiting(status: DeliveryStatus): status is WaitingStatus {
  return (WAITING_STATUSES as readonly DeliveryStatus[]).includes(status);
}

/** What one attempt came to: `retried` failed and will be tried again, `failed` is final. */
export const ATTEMPT_OUTCOMES = ['delivered', 'retried', 'failed'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];
