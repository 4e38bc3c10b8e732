import type { Facts, Step } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { notRefunded, paymentIn } from './payment.ts';
import { inVersion } from './versions.ts';

const Order = z.object({
  order: z.object({
    tenders: z
      .array(z.object({ payment_id: z.string().min(1).optional().catch(undefined) }))
      .optional()
      .catch(undefined),
  }),
});

/**
 * GET /v2/orders/{order_id}. A payment page is known by its order until somebody has paid there; the
 * order then names the payment. What is no order is taken for a payment itself.
 */
export const findOrder: Step<{ payment: string }> = {
  name: 'order',
  request: ({ payment: order }, context) => ({
    method: 'GET',
    path: '/v2/orders/{order}',
    params: { order },
    headers: inVersion(context),
  }),
  accepts: [400, 404],
  read: ({ status, body }, { payment }) => {
    if (status === 400 || status === 404) return { payment, is_order: false };
    const order = Order.safeParse(body).data?.order;
    if (!order) return undefined;
    const paid = order.tenders?.find(({ payment_id: id }) => id)?.payment_id;
    return { payment: paid ?? '', is_order: true };
  },
};

/** GET /v2/payments/{payment_id}, for its currency and what is left of it. */
export const readPayment: Step<{ payment: string }> = {
  name: 'payment',
  request: (_input, context, found) => ({
    method: 'GET',
    path: '/v2/payments/{payment}',
    params: { payment: paidIn(found) },
    headers: inVersion(context),
  }),
  read: (response) => {
    const payment = paymentIn(response);
    const money = payment?.total_money ?? payment?.amount_money;
    return payment && money && { currency: money.currency, left: notRefunded(payment) };
  },
};

export function paidIn({ payment }: Facts): string {
  if (payment) return String(payment);
  throw new RequestBuildError('payment', 'is not paid yet');
}
