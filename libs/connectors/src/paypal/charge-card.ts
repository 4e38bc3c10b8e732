import { action } from '@patchbay/connector-sdk/action';
import { paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { z } from 'zod';
import { WHOLE_ANSWER } from './find-order.ts';
import { amount, captureAtOnce, currency } from './inputs.ts';
import { moneyOf } from './money.ts';
import { Order } from './order.ts';
import { paymentOf } from './payment-state.ts';

/**
 * The customer is not there, and agreed before that the shop may charge when there is need. Cards and
 * wallets say it in different words.
 */
const MERCHANT_INITIATED = {
  card: { payment_initiator: 'MERCHANT', payment_type: 'UNSCHEDULED', usage: 'SUBSEQUENT' },
  paypal: {
    payment_initiator: 'MERCHANT',
    usage_pattern: 'UNSCHEDULED_POSTPAID',
    usage: 'SUBSEQUENT',
  },
} as const;

/**
 * POST /v2/checkout/orders with a saved payment source, which is charged in the same step:
 * https://developer.paypal.com/checkout/save-customer-info/
 */
export const chargeCard = action({
  title: 'Charge a saved card or wallet',
  description: 'Charges what a customer saved at PayPal before; PayPal must allow you to save.',
  input: z.strictObject({
    amount,
    currency,
    payment_method: z
      .string()
      .regex(/^[0-9A-Za-z_-]{1,255}$/, 'must be an identifier of the vault')
      .meta({ title: 'Payment method', description: 'Its identifier in PayPal’s vault.' }),
    kind: z.enum(['card', 'paypal']).default('card').meta({ title: 'Kind of payment method' }),
    description: z.string().min(1).max(127).optional().meta({ title: 'Description' }),
    reference: z.string().min(1).max(127).optional().meta({ title: 'Your own reference' }),
    capture: captureAtOnce,
  }),
  sample: {
    amount: 2998,
    currency: 'EUR',
    payment_method: '8kk8451t',
    description: 'Order A-1042',
    reference: 'A-1042',
  },
  request: (input) => ({
    method: 'POST',
    path: '/v2/checkout/orders',
    headers: WHOLE_ANSWER,
    json: {
      intent: input.capture ? 'CAPTURE' : 'AUTHORIZE',
      purchase_units: [
        {
          ...(input.reference && { custom_id: input.reference }),
          ...(input.description && { description: input.description }),
          amount: moneyOf(input.amount, input.currency),
        },
      ],
      payment_source: {
        [input.kind]: {
          vault_id: input.payment_method,
          stored_credential: MERCHANT_INITIATED[input.kind],
        },
      },
    },
  }),
  result: {
    schema: paymentResults.payment,
    read: ({ body }) => {
      const order = Order.safeParse(body).data;
      return order && paymentOf(order);
    },
  },
});
