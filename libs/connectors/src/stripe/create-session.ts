import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { formOf } from './form.ts';
import { amount, currency, idOf, metadata } from './inputs.ts';
import { sessionResult } from './session-result.ts';

const item = z.strictObject({
  name: z.string().min(1).max(5000).meta({ title: 'Name' }),
  amount,
  quantity: z.int().positive().max(999_999).default(1).meta({ title: 'Quantity' }),
});

/** POST /v1/checkout/sessions, https://docs.stripe.com/api/checkout/sessions/create */
export const createSession = action({
  title: 'Create a checkout page',
  description: 'Makes a payment page; the answer holds its address.',
  input: z.strictObject({
    currency,
    items: z.array(item).min(1).max(100).meta({ title: 'Items' }),
    success_url: z
      .url({ protocol: /^https?$/ })
      .max(5000)
      .meta({ title: 'Address after payment' }),
    cancel_url: z
      .url({ protocol: /^https?$/ })
      .max(5000)
      .optional()
      .meta({ title: 'Address after giving up' }),
    customer: idOf('cus', 'Customer').optional(),
    customer_email: z.email().max(800).optional().meta({ title: 'Customer’s e-mail' }),
    reference: z.string().min(1).max(200).optional().meta({ title: 'Your own reference' }),
    capture: z
      .boolean()
      .default(true)
      .meta({ title: 'Capture at once', description: 'Otherwise the amount is only reserved.' }),
    metadata,
  }),
  sample: {
    currency: 'eur',
    items: [{ name: 'Bicycle bell', amount: 1499, quantity: 2 }],
    success_url: 'https://shop.example/thanks',
    cancel_url: 'https://shop.example/cart',
    customer_email: 'ada@example.com',
    reference: 'A-1042',
    capture: false,
    metadata: { order: 'A-1042' },
  },
  request: (input) => ({
    method: 'POST',
    path: '/v1/checkout/sessions',
    form: formOf({
      mode: 'payment',
      success_url: input.success_url,
      cancel_url: input.cancel_url,
      customer: input.customer,
      customer_email: input.customer_email,
      client_reference_id: input.reference,
      metadata: input.metadata,
      payment_intent_data: input.capture ? undefined : { capture_method: 'manual' },
      line_items: input.items.map(({ name, amount: unitAmount, quantity }) => ({
        quantity,
        price_data: {
          currency: input.currency,
          unit_amount: unitAmount,
          product_data: { name },
        },
      })),
    }),
  }),
  result: sessionResult,
});
