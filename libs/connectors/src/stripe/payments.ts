import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { formOf } from './form.ts';
import { amount, currency, idOf, metadata } from './inputs.ts';
import { paymentResult } from './payment-result.ts';
import { refundResult } from './refund-result.ts';

const payment = idOf('pi', 'Payment');
const SAMPLE_PAYMENT = 'pi_3MtwBwLkdIwHu7ix28a3tqPa';

/** POST /v1/payment_intents, confirmed at once: https://docs.stripe.com/api/payment_intents/create */
export const chargeCard = action({
  title: 'Charge a card',
  description: 'Charges a payment method that the customer saved before.',
  input: z.strictObject({
    amount,
    currency,
    customer: idOf('cus', 'Customer'),
    payment_method: idOf('(?:pm|card|src)', 'Payment method'),
    description: z.string().max(1000).optional().meta({ title: 'Description' }),
    receipt_email: z.email().max(800).optional().meta({ title: 'Receipt to' }),
    capture: z
      .boolean()
      .default(true)
      .meta({ title: 'Capture at once', description: 'Otherwise the amount is only reserved.' }),
    metadata,
  }),
  sample: {
    amount: 2998,
    currency: 'eur',
    customer: 'cus_NffrFeUfNV2Hib',
    payment_method: 'pm_1MqLiJLkdIwHu7ixUEgbFdYF',
    description: 'Order A-1042',
    metadata: { order: 'A-1042' },
  },
  request: ({ capture: captureNow, ...input }) => ({
    method: 'POST',
    path: '/v1/payment_intents',
    form: formOf({
      ...input,
      capture_method: captureNow ? undefined : 'manual',
      confirm: true,
      // The customer is not there to answer a bank's question; Stripe then declines instead.
      off_session: true,
    }),
  }),
  result: paymentResult,
});

/** https://docs.stripe.com/api/payment_intents/capture */
export const capture = action({
  title: 'Capture a payment',
  description: 'Takes an amount that was reserved before, all of it unless told otherwise.',
  input: z.strictObject({ payment, amount: amount.optional() }),
  sample: { payment: SAMPLE_PAYMENT, amount: 1499 },
  request: (input) => ({
    method: 'POST',
    path: '/v1/payment_intents/{payment}/capture',
    params: { payment: input.payment },
    form: formOf({ amount_to_capture: input.amount }),
  }),
  result: paymentResult,
});

/** https://docs.stripe.com/api/payment_intents/cancel */
export const cancel = action({
  title: 'Cancel a payment',
  description: 'Gives up a payment that was not captured.',
  input: z.strictObject({
    payment,
    reason: z
      .enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'])
      .optional()
      .meta({ title: 'Reason' }),
  }),
  sample: { payment: SAMPLE_PAYMENT, reason: 'requested_by_customer' },
  request: (input) => ({
    method: 'POST',
    path: '/v1/payment_intents/{payment}/cancel',
    params: { payment: input.payment },
    form: formOf({ cancellation_reason: input.reason }),
  }),
  result: paymentResult,
});

const REFUND_REASONS = new Set(['duplicate', 'fraudulent', 'requested_by_customer']);

function withReason(values: Record<string, string> | undefined, reason: string | undefined) {
  return reason === undefined ? values : { ...values, reason };
}

/** https://docs.stripe.com/api/refunds/create */
export const refund = action({
  title: 'Refund a payment',
  description: 'Pays back all of a payment, or a part of it.',
  input: z.strictObject({
    payment,
    amount: amount.optional(),
    reason: z.string().min(1).max(255).optional().meta({
      title: 'Reason',
      description: 'duplicate, fraudulent, requested_by_customer, or words of your own.',
    }),
    metadata,
  }),
  sample: { payment: SAMPLE_PAYMENT, amount: 1499, reason: 'requested_by_customer' },
  request: ({ payment: intent, reason, ...input }) => ({
    method: 'POST',
    path: '/v1/refunds',
    // Stripe knows three reasons; any other is kept where its people see it.
    form: REFUND_REASONS.has(reason ?? '')
      ? formOf({ payment_intent: intent, ...input, reason })
      : formOf({ payment_intent: intent, ...input, metadata: withReason(input.metadata, reason) }),
  }),
  result: refundResult,
});

/** https://docs.stripe.com/api/payment_intents/retrieve */
export const getStatus = action({
  title: 'Look up a payment',
  description: 'Reads where a payment stands.',
  input: z.strictObject({ payment }),
  sample: { payment: SAMPLE_PAYMENT },
  request: (input) => ({
    method: 'GET',
    path: '/v1/payment_intents/{payment}',
    params: { payment: input.payment },
    // The intent itself does not tell what was paid back.
    query: { 'expand[]': 'latest_charge' },
  }),
  result: paymentResult,
});
