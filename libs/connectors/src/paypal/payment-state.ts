import type { PaymentState } from '@patchbay/connector-sdk/kinds/payment';
import { statusMap } from '@patchbay/connector-sdk/status-map';
import { minorUnits } from './money.ts';
import { type Order, type Part, partsOf } from './order.ts';

const orderState = statusMap<PaymentState>({
  created: 'requires_action',
  saved: 'pending',
  payer_action_required: 'requires_action',
  approved: 'pending',
  voided: 'cancelled',
  completed: 'captured',
});

export const captureState = statusMap<PaymentState>({
  completed: 'captured',
  pending: 'pending',
  partially_refunded: 'partially_refunded',
  refunded: 'refunded',
  declined: 'failed',
  failed: 'failed',
});

export const authorizationState = statusMap<PaymentState>({
  created: 'authorized',
  pending: 'pending',
  captured: 'captured',
  partially_captured: 'captured',
  denied: 'failed',
  voided: 'cancelled',
  expired: 'cancelled',
});

const amountOf = ({ amount }: Pick<Part, 'amount'>) =>
  amount && { amount: minorUnits(amount), currency: amount.currency_code };

/** The furthest that a payment came: captured, else reserved, else where its order stands. */
export function paymentOf(order: Order) {
  const { capture, authorization, amount } = partsOf(order);
  if (capture) return partResult(order.id, capture, captureState);
  if (authorization) return partResult(order.id, authorization, authorizationState);
  return {
    payment: order.id,
    state: orderState(order.status),
    vendor_state: order.status,
    ...amountOf({ amount }),
  };
}

export function partResult(payment: string, part: Part, stateOf: (word: unknown) => PaymentState) {
  const { status } = part;
  return { payment, state: stateOf(status), vendor_state: status, ...amountOf(part) };
}
