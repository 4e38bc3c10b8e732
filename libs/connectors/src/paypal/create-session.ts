import { action } from '@patchbay/connector-sdk/action';
import { paymentInputs, paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { z } from 'zod';
import { captureAtOnce, currency } from './inputs.ts';
import { moneyOf } from './money.ts';

const { items, success_url, cancel_url, reference } = paymentInputs.create_session.shape;

const Created = z.object({
  id: z.string().min(1),
  links: z
    .array(z.object({ rel: z.string(), href: z.url() }))
    .optional()
    .catch(undefined),
});

/**
 * POST /v2/checkout/orders. The customer approves at the address that comes back; the money moves
 * when the order is captured then.
 */
export const createSession = action({
  title: 'Create a checkout page',
  description: 'Makes a page at PayPal; capture the payment when the customer has approved.',
  input: z.strictObject({
    currency,
    items: items.meta({ title: 'Items' }),
    success_url: success_url.meta({ title: 'Address after approval' }),
    cancel_url: cancel_url.meta({ title: 'Address after giving up' }),
    customer_email: z.email().max(254).optional().meta({ title: 'Customer’s e-mail' }),
    reference: reference.meta({ title: 'Your own reference' }),
    capture: captureAtOnce,
    ask_for_address: z
      .boolean()
      .default(false)
      .meta({ title: 'Ask for an address', description: 'Where the goods should be sent.' }),
  }),
  sample: {
    currency: 'EUR',
    items: [{ name: 'Bicycle bell', amount: 1499, quantity: 2 }],
    success_url: 'https://shop.example/thanks',
    cancel_url: 'https://shop.example/cart',
    customer_email: 'ada@example.com',
    reference: 'A-1042',
  },
  request: (input) => ({
    method: 'POST',
    path: '/v2/checkout/orders',
    json: {
      intent: input.capture ? 'CAPTURE' : 'AUTHORIZE',
      purchase_units: [purchaseUnit(input)],
      payment_source: {
        paypal: {
          ...(input.customer_email && { email_address: input.customer_email }),
          experience_context: {
            return_url: input.success_url,
            cancel_url: input.cancel_url ?? input.success_url,
            user_action: 'PAY_NOW',
            shipping_preference: input.ask_for_address ? 'GET_FROM_FILE' : 'NO_SHIPPING',
          },
        },
      },
    },
  }),
  result: {
    schema: paymentResults.create_session,
    read: ({ body }) => {
      const order = Created.safeParse(body).data;
      if (!order) return undefined;
      // `approve` is its name where no payment source was chosen.
      const link = order.links?.find(({ rel }) => rel === 'payer-action' || rel === 'approve');
      return { session: order.id, payment: order.id, ...(link && { url: link.href }) };
    },
  },
});

interface Purchase {
  currency: string;
  items: readonly { name: string; amount: number; quantity?: number | undefined }[];
  reference?: string | undefined;
}

/** Items need a total of their own, which must be their sum. */
function purchaseUnit({ currency: code, items: bought, reference: custom }: Purchase) {
  const sum = bought.reduce((total, { amount, quantity = 1 }) => total + amount * quantity, 0);
  const total = moneyOf(sum, code);
  return {
    ...(custom && { custom_id: custom }),
    amount: { ...total, breakdown: { item_total: total } },
    items: bought.map(({ name, amount, quantity = 1 }) => ({
      name,
      quantity: String(quantity),
      unit_amount: moneyOf(amount, code),
    })),
  };
}
