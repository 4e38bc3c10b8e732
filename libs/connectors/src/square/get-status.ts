import { action } from '@patchbay/connector-sdk/action';
import { paymentResults, type PaymentState } from '@patchbay/connector-sdk/kinds/payment';
import { statusMap } from '@patchbay/connector-sdk/status-map';
import { z } from 'zod';
import { findOrder, paidIn } from './find-payment.ts';
import { payment, SAMPLE_PAYMENT } from './inputs.ts';
import { paymentIn, paymentResult } from './payment.ts';
import { ORDERS_READ, PAYMENTS_READ } from './scopes.ts';
import { inVersion } from './versions.ts';

const Order = z.object({
  order: z.object({ id: z.string().min(1), state: z.string() }),
});

/** Of an order that nobody has paid: https://developer.squareup.com/reference/square/enums/OrderState */
const orderState = statusMap<PaymentState>({
  draft: 'requires_action',
  open: 'requires_action',
  completed: 'captured',
  canceled: 'cancelled',
});

/** GET /v2/payments/{payment_id}; the order itself while there is no payment yet. */
export const getStatus = action({
  title: 'Look up a payment',
  description: 'Reads where a payment stands.',
  scopes: [ORDERS_READ, PAYMENTS_READ],
  input: z.strictObject({ payment }),
  sample: { payment: SAMPLE_PAYMENT },
  before: [findOrder],
  request: (input, context, found) => {
    const headers = inVersion(context);
    if (found['is_order'] && !found['payment']) {
      const params = { order: input.payment };
      return { method: 'GET', path: '/v2/orders/{order}', params, headers };
    }
    const params = { payment: paidIn(found) };
    return { method: 'GET', path: '/v2/payments/{payment}', params, headers };
  },
  result: {
    schema: paymentResults.payment,
    read: (response) => {
      const paid = paymentIn(response);
      if (paid) return paymentResult(paid);
      const order = Order.safeParse(response.body).data?.order;
      return (
        order && { payment: order.id, state: orderState(order.state), vendor_state: order.state }
      );
    },
  },
});
