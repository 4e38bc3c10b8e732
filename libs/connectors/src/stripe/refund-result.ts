import type { ActionResult } from '@patchbay/connector-sdk/action';
import { paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { statusMap } from '@patchbay/connector-sdk/status-map';
import { z } from 'zod';

const Refund = z.object({
  object: z.literal('refund'),
  id: z.string().startsWith('re_').max(255),
  status: z.string().max(100).nullish().catch(undefined),
  amount: z.int().nonnegative().optional().catch(undefined),
  currency: z.string().max(10).optional().catch(undefined),
  payment_intent: z.string().max(255).optional().catch(undefined),
});

const stateOf = statusMap({
  pending: 'pending',
  requires_action: 'pending',
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
});

/** https://docs.stripe.com/api/refunds/object */
export const refundResult: ActionResult<typeof paymentResults.refund> = {
  schema: paymentResults.refund,
  read: ({ body }) => {
    const refund = Refund.safeParse(body).data;
    if (!refund) return undefined;
    const { id, status, amount, currency, payment_intent: payment } = refund;
    return {
      refund: id,
      state: stateOf(status),
      vendor_state: status ?? 'unknown',
      ...(payment !== undefined && { payment }),
      ...(amount !== undefined && { amount }),
      ...(currency !== undefined && { currency }),
    };
  },
};
