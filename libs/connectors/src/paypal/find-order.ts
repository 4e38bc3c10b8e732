import type { Step } from '@patchbay/connector-sdk/action';
import { minorUnits } from './money.ts';
import { Order, partsOf } from './order.ts';

/**
 * GET /v2/checkout/orders/{id}. A payment is known to our callers by its order, while PayPal refunds
 * captures and voids authorizations: this finds them.
 */
export const findOrder: Step<{ payment: string }> = {
  name: 'order',
  request: ({ payment }) => ({
    method: 'GET',
    path: '/v2/checkout/orders/{order}',
    params: { order: payment },
  }),
  read: ({ body }) => {
    const order = Order.safeParse(body).data;
    if (!order) return undefined;
    const { capture, authorization, amount } = partsOf(order);
    return {
      payment: order.id,
      status: order.status,
      intent: order.intent ?? '',
      currency: amount?.currency_code ?? '',
      total: amount ? minorUnits(amount) : 0,
      capture: capture?.id ?? '',
      authorization: authorization?.id ?? '',
    };
  },
};

/** PayPal answers with no more than an identifier unless asked. */
export const WHOLE_ANSWER = { prefer: 'return=representation' } as const;
