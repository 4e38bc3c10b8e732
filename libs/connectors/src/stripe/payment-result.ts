import type { ActionResult } from '@patchbay/connector-sdk/action';
import { paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { statusMap } from '@patchbay/connector-sdk/status-map';
import { z } from 'zod';

const Intent = z.object({
  object: z.literal('payment_intent'),
  id: z.string().startsWith('pi_').max(255),
  status: z.string().max(100),
  amount: z.int().nonnegative().optional().catch(undefined),
  currency: z.string().max(10).optional().catch(undefined),
  last_payment_error: z.looseObject({}).nullish().catch(undefined),
  /** An identifier unless it was asked for as a whole. */
  latest_charge: z
    .object({ amount: z.int(), amount_refunded: z.int() })
    .optional()
    .catch(undefined),
});

/** https://docs.stripe.com/payments/paymentintents/lifecycle */
const stateOf = statusMap({
  requires_payment_method: 'pending',
  requires_confirmation: 'pending',
  requires_action: 'requires_action',
  processing: 'pending',
  requires_capture: 'authorized',
  canceled: 'cancelled',
  succeeded: 'captured',
});

/** https://docs.stripe.com/api/payment_intents/object */
export const paymentResult: ActionResult<typeof paymentResults.payment> = {
  schema: paymentResults.payment,
  read: ({ body }) => {
    const intent = Intent.safeParse(body).data;
    if (!intent) return undefined;
    const { id, status, amount, currency } = intent;
    return {
      payment: id,
      state: refundedState(intent) ?? failedState(intent) ?? stateOf(status),
      vendor_state: status,
      ...(amount !== undefined && { amount }),
      ...(currency !== undefined && { currency }),
    };
  },
};

type Read = z.infer<typeof Intent>;

/** A payment intent stays `succeeded` when its charge is paid back. */
function refundedState({ latest_charge: charge }: Read) {
  if (!charge || charge.amount_refunded <= 0) return undefined;
  return charge.amount_refunded < charge.amount ? 'partially_refunded' : 'refunded';
}

/** After a decline the intent waits for another card, which nobody here will give it. */
function failedState({ status, last_payment_error: error }: Read) {
  return status === 'requires_payment_method' && error ? 'failed' : undefined;
}
