import type { PaymentState } from '@patchbay/connector-sdk/kinds/payment';
import { statusMap } from '@patchbay/connector-sdk/status-map';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Money = z.object({
  amount: z.int().nonnegative().default(0),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
const money = Money.optional().catch(undefined);

const Payment = z.object({
  payment: z.object({
    id: z.string().min(1),
    status: z.string(),
    /** Tips included. */
    total_money: money,
    amount_money: money,
    refunded_money: money,
  }),
});
export type Payment = z.output<typeof Payment>['payment'];

export const paymentIn = ({ body }: Pick<VendorResponse, 'body'>): Payment | undefined =>
  Payment.safeParse(body).data?.payment;

/** https://developer.squareup.com/reference/square/objects/Payment */
const stateOf = statusMap<PaymentState>({
  approved: 'authorized',
  pending: 'pending',
  completed: 'captured',
  canceled: 'cancelled',
  failed: 'failed',
});

/** A payment keeps the word COMPLETED when it is refunded; its sums tell. */
export function paymentResult({ id, status, total_money, amount_money, refunded_money }: Payment) {
  const total = total_money ?? amount_money;
  const refunded = refunded_money?.amount ?? 0;
  const whole = total !== undefined && refunded >= total.amount;
  const refundState = whole ? 'refunded' : 'partially_refunded';
  return {
    payment: id,
    state: refunded > 0 ? refundState : stateOf(status),
    vendor_state: status,
    ...(total && { amount: total.amount, currency: total.currency }),
  } as const;
}

/** What a refund without an amount pays back. */
export function notRefunded({ total_money, amount_money, refunded_money }: Payment): number {
  return (total_money ?? amount_money)!.amount - (refunded_money?.amount ?? 0);
}
