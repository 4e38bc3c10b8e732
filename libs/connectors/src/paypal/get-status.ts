import { action } from '@patchbay/connector-sdk/action';
import { paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { z } from 'zod';
import { payment, SAMPLE_PAYMENT } from './inputs.ts';
import { Order } from './order.ts';
import { paymentOf } from './payment-state.ts';

/** GET /v2/checkout/orders/{id} */
export const getStatus = action({
  title: 'Look up a payment',
  description: 'Reads where a payment stands.',
  input: z.strictObject({ payment }),
  sample: { payment: SAMPLE_PAYMENT },
  request: ({ payment: order }) => ({
    method: 'GET',
    path: '/v2/checkout/orders/{order}',
    params: { order },
  }),
  result: {
    schema: paymentResults.payment,
    read: ({ body }) => {
      const order = Order.safeParse(body).data;
      return order && paymentOf(order);
    },
  },
});
