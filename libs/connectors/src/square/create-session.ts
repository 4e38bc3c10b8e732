import { action } from '@patchbay/connector-sdk/action';
import { paymentInputs, paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { z } from 'zod';
import { currency, keyOf, locationOf } from './inputs.ts';
import { ORDERS_READ, ORDERS_WRITE, PAYMENTS_WRITE } from './scopes.ts';
import { inVersion } from './versions.ts';

const { items, success_url, cancel_url, reference } = paymentInputs.create_session.shape;

/** Square's limit for an order's own reference. */
const LONGEST_REFERENCE = 40;

const Created = z.object({
  payment_link: z.object({
    id: z.string().min(1),
    order_id: z.string().min(1).optional().catch(undefined),
    long_url: z.url().optional().catch(undefined),
    url: z.url().optional().catch(undefined),
  }),
});

/** POST /v2/online-checkout/payment-links */
export const createSession = action({
  title: 'Create a checkout page',
  description: 'Makes a payment page at Square; the answer holds its address.',
  scopes: [ORDERS_READ, ORDERS_WRITE, PAYMENTS_WRITE],
  input: z.strictObject({
    currency,
    items: items.meta({ title: 'Items' }),
    success_url: success_url.meta({ title: 'Address after payment' }),
    cancel_url: cancel_url.meta({
      title: 'Address after giving up',
      description: 'Square’s page has no way back; it is not used.',
    }),
    customer_email: z.email().max(255).optional().meta({ title: 'Customer’s e-mail' }),
    reference: reference.meta({ title: 'Your own reference' }),
    ask_for_address: z
      .boolean()
      .default(false)
      .meta({ title: 'Ask for an address', description: 'Where the goods should be sent.' }),
  }),
  sample: {
    currency: 'EUR',
    items: [{ name: 'Bicycle bell', amount: 1499, quantity: 2 }],
    success_url: 'https://shop.example/thanks',
    customer_email: 'ada@example.com',
    reference: 'A-1042',
  },
  request: (input, context) => ({
    method: 'POST',
    path: '/v2/online-checkout/payment-links',
    headers: inVersion(context),
    json: {
      idempotency_key: keyOf(context.messageId),
      order: {
        location_id: locationOf(context.settings),
        ...(input.reference && { reference_id: input.reference.slice(0, LONGEST_REFERENCE) }),
        line_items: input.items.map(({ name, amount, quantity = 1 }) => ({
          name,
          quantity: String(quantity),
          base_price_money: { amount, currency: input.currency },
        })),
      },
      checkout_options: {
        redirect_url: input.success_url,
        ask_for_shipping_address: input.ask_for_address,
      },
      ...(input.customer_email && { pre_populated_data: { buyer_email: input.customer_email } }),
    },
  }),
  result: {
    schema: paymentResults.create_session,
    read: ({ body }) => {
      const link = Created.safeParse(body).data?.payment_link;
      if (!link) return undefined;
      const url = link.url ?? link.long_url;
      return {
        session: link.id,
        ...(link.order_id && { payment: link.order_id }),
        ...(url && { url }),
      };
    },
  },
});
