import { z } from 'zod';

/**
 * What every payment connector understands, whatever the vendor calls it. A connector's own input
 * extends these; an input that satisfies them is accepted by all. Amounts are integers in the
 * currency's minor unit (ISO 4217), so 1499 is EUR 14.99 and JPY 1499.
 */
export const PAYMENT_STATES = [
  'pending', 'requires_action', 'authorized', 'captured', 'partially_refunded', 'refunded',
  'cancelled', 'failed', 'unknown',
] as const; // prettier-ignore
export type PaymentState = (typeof PAYMENT_STATES)[number];

const amount = z.int().positive().max(99_999_999_999);
const payment = z.string().min(1).max(255);
const reason = z.string().max(255).optional();

export const paymentInputs = {
  create_session: z.object({
    currency: z.string().regex(/^[A-Za-z]{3}$/),
    items: z
      .array(
        z.object({
          name: z.string().min(1).max(120),
          amount,
          quantity: z.int().positive().max(999).optional(),
        }),
      )
      .min(1)
      .max(100),
    success_url: z.url({ protocol: /^https$/ }),
    cancel_url: z.url({ protocol: /^https$/ }).optional(),
    reference: z.string().min(1).max(100).optional(),
  }),
  /** All of what is authorized, unless an amount says less. */
  capture: z.object({ payment, amount: amount.optional() }),
  refund: z.object({ payment, amount: amount.optional(), reason }),
  cancel: z.object({ payment }),
  get_status: z.object({ payment }),
} as const;

export const paymentResults = {
  /** `payment` is known only where the vendor makes it together with the session. */
  create_session: z.object({
    session: z.string(),
    url: z.url().optional(),
    payment: z.string().optional(),
    expires_at: z.iso.datetime().optional(),
  }),
  payment: z.object({
    payment: z.string(),
    state: z.enum(PAYMENT_STATES),
    /** The vendor's own word. */
    vendor_state: z.string(),
    amount: z.int().nonnegative().optional(),
    currency: z.string().optional(),
  }),
  refund: z.object({
    refund: z.string(),
    payment: z.string().optional(),
    state: z.enum(['pending', 'succeeded', 'failed', 'cancelled', 'unknown']),
    vendor_state: z.string(),
    amount: z.int().nonnegative().optional(),
    currency: z.string().optional(),
  }),
} as const;
