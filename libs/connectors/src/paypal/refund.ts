import { action } from '@patchbay/connector-sdk/action';
import { paymentInputs, paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { statusMap } from '@patchbay/connector-sdk/status-map';
import { z } from 'zod';
import { findOrder, WHOLE_ANSWER } from './find-order.ts';
import { amount, payment, SAMPLE_PAYMENT } from './inputs.ts';
import { minorUnits, moneyOf } from './money.ts';
import { Part } from './order.ts';

const refundState = statusMap({
  completed: 'succeeded',
  pending: 'pending',
  failed: 'failed',
  cancelled: 'cancelled',
});

/** POST /v2/payments/captures/{capture_id}/refund; an empty body refunds what is left. */
export const refund = action({
  title: 'Refund a payment',
  description: 'Pays back all of a payment, or a part of it.',
  input: z.strictObject({
    payment,
    amount: amount.optional(),
    reason: paymentInputs.refund.shape.reason.meta({
      title: 'Reason',
      description: 'The customer reads it.',
    }),
  }),
  sample: { payment: SAMPLE_PAYMENT, amount: 1499, reason: 'Bell was scratched' },
  before: [findOrder],
  request: (input, _context, { capture, currency }) => {
    if (!capture)
      throw new RequestBuildError('payment', 'is not captured, so there is nothing to refund');
    return {
      method: 'POST',
      path: '/v2/payments/captures/{capture}/refund',
      params: { capture: String(capture) },
      headers: WHOLE_ANSWER,
      json: {
        ...(input.amount !== undefined && { amount: moneyOf(input.amount, String(currency)) }),
        ...(input.reason && { note_to_payer: input.reason }),
      },
    };
  },
  result: {
    schema: paymentResults.refund,
    read: ({ body }, { payment: order }) => {
      const refunded = Part.safeParse(body).data;
      if (!refunded) return undefined;
      const { id, status, amount: money } = refunded;
      return {
        refund: id,
        payment: String(order),
        state: refundState(status),
        vendor_state: status,
        ...(money && { amount: minorUnits(money), currency: money.currency_code }),
      };
    },
  },
});
