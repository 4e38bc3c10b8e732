import { z } from 'zod';

/** An object's identifier, such as `pi_3Mtw…`. */
export const idOf = (prefix: string, title: string) =>
  z
    .string()
    .max(255)
    .regex(new RegExp(`^${prefix}_[A-Za-z0-9_]+$`), `must begin with ${prefix}_`)
    .meta({ title });

/** https://docs.stripe.com/currencies: the smallest unit, so 1099 is 10.99 EUR, and 500 is 500 JPY. */
export const amount = z
  .int()
  .positive()
  .max(99_999_999)
  .meta({ title: 'Amount', description: 'In the smallest unit of the currency.' });

export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, 'must be a three-letter code')
  .toLowerCase()
  .meta({ title: 'Currency' });

/** https://docs.stripe.com/api/metadata: 50 keys of 40 characters, values of 500. */
export const metadata = z
  .record(
    z
      .string()
      .min(1)
      .max(40)
      .regex(/^[^[\]]*$/),
    z.string().max(500),
  )
  .refine((values) => Object.keys(values).length <= 50, 'must be 50 keys at most')
  .optional()
  .meta({ title: 'Metadata' });
