import { z } from 'zod';
import { Money } from './money.ts';

const money = Money.optional().catch(undefined);
const part = z.object({ id: z.string().min(1), status: z.string(), amount: money });
const parts = z.array(part).optional().catch(undefined);

export const Part = part;
export type Part = z.output<typeof part>;

/** What is read of an order: https://developer.paypal.com/docs/api/orders/v2/#definition-order */
export const Order = z.object({
  id: z.string().min(1),
  status: z.string(),
  intent: z.string().optional().catch(undefined),
  purchase_units: z
    .array(
      z.object({
        amount: money,
        payments: z.object({ authorizations: parts, captures: parts }).optional().catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
});
export type Order = z.output<typeof Order>;

/** The money parts of an order; we make orders with one purchase unit. */
export function partsOf({ purchase_units: units }: Order) {
  const payments = units?.[0]?.payments;
  return {
    capture: payments?.captures?.at(-1),
    authorization: payments?.authorizations?.at(-1),
    amount: units?.[0]?.amount,
  };
}
