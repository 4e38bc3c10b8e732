import { action, type Facts } from '@patchbay/connector-sdk/action';
import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { findOrder, WHOLE_ANSWER } from './find-order.ts';
import { amount, payment, SAMPLE_PAYMENT } from './inputs.ts';
import { moneyOf } from './money.ts';
import { Order, Part, partsOf } from './order.ts';
import { captureState, partResult, paymentOf } from './payment-state.ts';

/**
 * An order of intent CAPTURE is captured itself, whole. One of intent AUTHORIZE is authorized first,
 * and its authorization is captured, whole or in part.
 */
export const capture = action({
  title: 'Capture a payment',
  description: 'Takes what the customer approved, or what was reserved before.',
  input: z.strictObject({ payment, amount: amount.optional() }),
  sample: { payment: SAMPLE_PAYMENT },
  before: [
    findOrder,
    {
      name: 'authorize',
      request: ({ payment: order }, { messageId }, { intent, authorization }) => {
        if (intent !== 'AUTHORIZE' || authorization) return undefined;
        return {
          method: 'POST',
          path: '/v2/checkout/orders/{order}/authorize',
          params: { order },
          // A key of its own: PayPal keeps one answer for a key.
          headers: { ...WHOLE_ANSWER, ...keyOf(messageId, 'authorize') },
          json: {},
        };
      },
      read: ({ body }) => {
        const order = Order.safeParse(body).data;
        const authorization = order && partsOf(order).authorization;
        return authorization && { authorization: authorization.id };
      },
    },
  ],
  request: (input, _context, { intent, authorization, currency, total }) => {
    if (intent === 'AUTHORIZE') return ofAuthorization(input, authorization, currency);
    if (input.amount !== undefined && input.amount !== total) {
      throw new RequestBuildError('amount', 'PayPal captures this payment whole or not at all');
    }
    return {
      method: 'POST',
      path: '/v2/checkout/orders/{order}/capture',
      params: { order: input.payment },
      headers: WHOLE_ANSWER,
      json: {},
    };
  },
  result: {
    schema: paymentResults.payment,
    read: ({ body }, found) => {
      const order = Order.safeParse(body).data;
      if (order?.purchase_units) return paymentOf(order);
      const captured = Part.safeParse(body).data;
      return captured && partResult(String(found['payment']), captured, captureState);
    },
  },
});

type Capture = { payment: string; amount?: number | undefined };

/** POST /v2/payments/authorizations/{authorization_id}/capture */
function ofAuthorization(
  { amount: part }: Capture,
  authorization: Facts[string] | undefined,
  currency: Facts[string] | undefined,
) {
  return {
    method: 'POST' as const,
    path: '/v2/payments/authorizations/{authorization}/capture',
    params: { authorization: String(authorization) },
    headers: WHOLE_ANSWER,
    // What is not captured at once is given back; a further capture would need to be asked for.
    json:
      part === undefined ? {} : { amount: moneyOf(part, String(currency)), final_capture: true },
  };
}

function keyOf(messageId: RequestContext['messageId'], step: string): Record<string, string> {
  return messageId ? { 'paypal-request-id': `${messageId}-${step}` } : {};
}
