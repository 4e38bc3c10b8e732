import { action } from '@patchbay/connector-sdk/action';
import { paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { z } from 'zod';
import { findOrder, paidIn } from './find-payment.ts';
import { payment, SAMPLE_PAYMENT } from './inputs.ts';
import { paymentIn, paymentResult } from './payment.ts';
import { ORDERS_READ, PAYMENTS_WRITE } from './scopes.ts';
import { inVersion } from './versions.ts';

/** POST /v2/payments/{payment_id}/cancel */
export const cancel = action({
  title: 'Cancel a payment',
  description: 'Gives back an amount that is reserved.',
  scopes: [ORDERS_READ, PAYMENTS_WRITE],
  input: z.strictObject({ payment }),
  sample: { payment: SAMPLE_PAYMENT },
  before: [findOrder],
  request: (_input, context, found) => ({
    method: 'POST',
    path: '/v2/payments/{payment}/cancel',
    params: { payment: paidIn(found) },
    headers: inVersion(context),
  }),
  result: {
    schema: paymentResults.payment,
    read: (response) => {
      const cancelled = paymentIn(response);
      return cancelled && paymentResult(cancelled);
    },
  },
});
