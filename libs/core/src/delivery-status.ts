/** Where a delivery stands. `held` waits for its connection to be active again. */
export const DELIVERY_STATUSES = ['pending', 'held', 'running', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** What one attempt came to: `retried` failed and will be tried again, `failed` is final. */
export const ATTEMPT_OUTCOMES = ['delivered', 'retried', 'failed'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];
