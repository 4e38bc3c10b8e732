import { action } from '@patchbay/connector-sdk/action';
import { paymentInputs, paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { statusMap } from '@patchbay/connector-sdk/status-map';
import { z } from 'zod';
import { findOrder, paidIn, readPayment } from './find-payment.ts';
import { amount, keyOf, payment, SAMPLE_PAYMENT } from './inputs.ts';
import { ORDERS_READ, PAYMENTS_READ, PAYMENTS_WRITE } from './scopes.ts';
import { inVersion } from './versions.ts';

/** Square's limit for the reason. */
const LONGEST_REASON = 192;

const Refunded = z.object({
  refund: z.object({
    id: z.string().min(1),
    status: z.string(),
    payment_id: z.string().min(1).optional().catch(undefined),
    amount_money: z
      .object({ amount: z.int().nonnegative(), currency: z.string() })
      .optional()
      .catch(undefined),
  }),
});

const refundState = statusMap({
  pending: 'pending',
  completed: 'succeeded',
  rejected: 'failed',
  failed: 'failed',
});

/** POST /v2/refunds; the amount is always needed, so what is left is asked before. */
export const refund = action({
  title: 'Refund a payment',
  description: 'Pays back all of a payment, or a part of it.',
  scopes: [ORDERS_READ, PAYMENTS_READ, PAYMENTS_WRITE],
  input: z.strictObject({
    payment,
    amount: amount.optional(),
    reason: paymentInputs.refund.shape.reason.meta({ title: 'Reason' }),
  }),
  sample: { payment: SAMPLE_PAYMENT, amount: 1499, reason: 'Bell was scratched' },
  before: [findOrder, readPayment],
  request: (input, context, found) => ({
    method: 'POST',
    path: '/v2/refunds',
    headers: inVersion(context),
    json: {
      idempotency_key: keyOf(context.messageId),
      payment_id: paidIn(found),
      amount_money: { amount: input.amount ?? found['left'], currency: found['currency'] },
      ...(input.reason && { reason: input.reason.slice(0, LONGEST_REASON) }),
    },
  }),
  result: {
    schema: paymentResults.refund,
    read: ({ body }) => {
      const refunded = Refunded.safeParse(body).data?.refund;
      if (!refunded) return undefined;
      const { id, status, payment_id: paid, amount_money: money } = refunded;
      return {
        refund: id,
        ...(paid && { payment: paid }),
        state: refundState(status),
        vendor_state: status,
        ...money,
      };
    },
  },
});
