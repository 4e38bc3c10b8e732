import type { ActionResult } from '@patchbay/connector-sdk/action';
import { paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { z } from 'zod';

const Session = z.object({
  object: z.literal('checkout.session'),
  id: z.string().startsWith('cs_').max(255),
  url: z.url().max(5000).optional().catch(undefined),
  payment_intent: z.string().max(255).optional().catch(undefined),
  /** Seconds since 1970, in this century. */
  expires_at: z.int().min(946_684_800).max(4_102_444_800).optional().catch(undefined),
});

/** https://docs.stripe.com/api/checkout/sessions/object */
export const sessionResult: ActionResult<typeof paymentResults.create_session> = {
  schema: paymentResults.create_session,
  read: ({ body }) => {
    const session = Session.safeParse(body).data;
    if (!session) return undefined;
    const { id, url, payment_intent: payment, expires_at: end } = session;
    return {
      session: id,
      ...(url !== undefined && { url }),
      ...(payment !== undefined && { payment }),
      ...(end !== undefined && { expires_at: new Date(end * 1000).toISOString() }),
    };
  },
};
