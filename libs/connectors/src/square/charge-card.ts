import { action } from '@patchbay/connector-sdk/action';
import { paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { z } from 'zod';
import { amount, currency, keyOf, locationOf } from './inputs.ts';
import { paymentIn, paymentResult } from './payment.ts';
import { PAYMENTS_WRITE } from './scopes.ts';
import { inVersion } from './versions.ts';

const id = z.string().regex(/^[A-Za-z0-9:_-]{1,255}$/, 'must be an identifier of Square');

/** POST /v2/payments, https://developer.squareup.com/reference/square/payments-api/create-payment */
export const chargeCard = action({
  title: 'Charge a card',
  description: 'Charges a card that the customer saved before.',
  scopes: [PAYMENTS_WRITE],
  input: z.strictObject({
    amount,
    currency,
    payment_method: id.meta({ title: 'Card', description: 'As ccof:… names it.' }),
    customer: id.optional().meta({ title: 'Customer', description: 'Needed for a saved card.' }),
    description: z.string().min(1).max(500).optional().meta({ title: 'Description' }),
    reference: z.string().min(1).max(40).optional().meta({ title: 'Your own reference' }),
    receipt_email: z.email().max(255).optional().meta({ title: 'Receipt to' }),
    capture: z
      .boolean()
      .default(true)
      .meta({ title: 'Capture at once', description: 'Otherwise the amount is only reserved.' }),
  }),
  sample: {
    amount: 2998,
    currency: 'EUR',
    payment_method: 'ccof:GaJGNaZa8x4OgDJn4GB',
    customer: 'W92WH6P11H4Z77CTET0RNTGFW8',
    description: 'Order A-1042',
    reference: 'A-1042',
  },
  request: (input, context) => ({
    method: 'POST',
    path: '/v2/payments',
    headers: inVersion(context),
    json: {
      idempotency_key: keyOf(context.messageId),
      source_id: input.payment_method,
      amount_money: { amount: input.amount, currency: input.currency },
      autocomplete: input.capture,
      location_id: locationOf(context.settings),
      ...(input.customer && { customer_id: input.customer }),
      ...(input.reference && { reference_id: input.reference }),
      ...(input.description && { note: input.description }),
      ...(input.receipt_email && { buyer_email_address: input.receipt_email }),
    },
  }),
  result: {
    schema: paymentResults.payment,
    read: (response) => {
      const payment = paymentIn(response);
      return payment && paymentResult(payment);
    },
  },
});
