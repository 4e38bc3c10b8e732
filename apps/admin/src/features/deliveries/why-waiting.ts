import type { ListedDelivery } from '@patchbay/contracts/delivery-list';

type Facts = Pick<
  ListedDelivery,
  'status' | 'connection_state' | 'next_attempt_at' | 'error_code' | 'attempts'
>;

/**
 * Why a delivery is not over yet: what keeps its connection from working, that it is to be tried
 * again, that it is not its turn, or that it is with the vendor just now.
 */
export function whyWaiting(delivery: Facts) {
  const { status, connection_state: state, next_attempt_at: next } = delivery;
  if (status === 'running') return 'sending';
  if (status === 'held') return heldBy(state);
  if (next === null) return 'in_line';
  return delivery.attempts > 0 || delivery.error_code !== null ? 'tried_again' : 'later';
}

/** A state change lets go of what is held in bites, so some of it may be held a moment longer. */
function heldBy(state: Facts['connection_state']) {
  if (state === null) return 'gone';
  return state === 'active' ? 'released' : state;
}
