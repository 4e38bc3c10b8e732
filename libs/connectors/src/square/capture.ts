import { action } from '@patchbay/connector-sdk/action';
import { paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { z } from 'zod';
import { findOrder, paidIn, readPayment } from './find-payment.ts';
import { amount, keyOf, payment, SAMPLE_PAYMENT } from './inputs.ts';
import { paymentIn, paymentResult } from './payment.ts';
import { ORDERS_READ, PAYMENTS_READ, PAYMENTS_WRITE } from './scopes.ts';
import { inVersion } from './versions.ts';

/**
 * POST /v2/payments/{payment_id}/complete takes all there is: a smaller amount is set before, with
 * PUT /v2/payments/{payment_id}.
 */
export const capture = action({
  title: 'Capture a payment',
  description: 'Takes an amount that was reserved before, all of it unless told otherwise.',
  scopes: [ORDERS_READ, PAYMENTS_READ, PAYMENTS_WRITE],
  input: z.strictObject({ payment, amount: amount.optional() }),
  sample: { payment: SAMPLE_PAYMENT, amount: 1499 },
  before: [
    findOrder,
    {
      ...readPayment,
      request: (input, context, found) =>
        input.amount === undefined ? undefined : readPayment.request(input, context, found),
    },
    {
      name: 'reduce',
      request: ({ amount: less }, context, found) => {
        if (less === undefined || less === found['left']) return undefined;
        return {
          method: 'PUT',
          path: '/v2/payments/{payment}',
          params: { payment: paidIn(found) },
          headers: inVersion(context),
          json: {
            idempotency_key: keyOf(context.messageId, '-reduce'),
            payment: { amount_money: { amount: less, currency: found['currency'] } },
          },
        };
      },
      read: (response) => (paymentIn(response) ? { reduced: true } : undefined),
    },
  ],
  request: (_input, context, found) => ({
    method: 'POST',
    path: '/v2/payments/{payment}/complete',
    params: { payment: paidIn(found) },
    headers: inVersion(context),
    json: {},
  }),
  result: {
    schema: paymentResults.payment,
    read: (response) => {
      const captured = paymentIn(response);
      return captured && paymentResult(captured);
    },
  },
});
