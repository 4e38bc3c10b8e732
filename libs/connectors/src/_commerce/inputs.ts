import { z } from 'zod';

const line = z.string().trim().min(1).max(200);
const amount = z
  .int()
  .nonnegative()
  .max(10 ** 12);

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be a currency such as EUR')
  .meta({ title: 'Currency' });

/** What every shop is handed of a product with one price. Amounts are minor units. */
export const productFields = {
  id: line.optional().meta({ title: 'ID', description: 'Of a product that is there.' }),
  handle: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower case with dashes, such as bicycle-bell')
    .max(200)
    .optional()
    .meta({
      title: 'Handle',
      description: 'Names the product in its address. By it, it is found again.',
    }),
  sku: line.optional().meta({ title: 'SKU' }),
  title: line.meta({ title: 'Title' }),
  description: z.string().max(50_000).optional().meta({ title: 'Description' }),
  price: amount.optional().meta({ title: 'Price', description: 'In cents.' }),
  currency: currency.optional(),
  published: z.boolean().default(true).meta({ title: 'Published' }),
} as const;

/** For `refine`. */
export const isNamed = (product: { id?: string | undefined; handle?: string | undefined }) =>
  product.id !== undefined || product.handle !== undefined;

export const NOT_NAMED: { path: string[]; error: string } = {
  path: ['handle'],
  error: 'is needed where there is no ID',
};

export const productResult = z.object({
  product: z.string(),
  variant: z.string().optional(),
  handle: z.string().optional(),
});

export const shopAddress = z.strictObject({
  first_name: line,
  last_name: line,
  company: line.optional(),
  street: line,
  street_2: line.optional(),
  city: line,
  postal_code: z.string().trim().min(1).max(20),
  region: line.optional(),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be a country such as DE'),
  phone: z.string().max(30).optional(),
});

/** What every shop is handed of an order. */
export const orderFields = {
  email: z.email().max(320).meta({ title: 'E-mail' }),
  currency: currency.optional(),
  lines: z
    .array(
      z
        .strictObject({
          variant: line.optional(),
          title: line.optional(),
          quantity: z.int().positive().max(100_000),
          unit_amount: amount.optional(),
        })
        .refine(
          ({ variant, title, unit_amount }) => variant || (title && unit_amount !== undefined),
          {
            error: 'must name a variant, or a title and an amount',
          },
        ),
    )
    .min(1)
    .max(200)
    .meta({ title: 'Lines' }),
  shipping_address: shopAddress.optional().meta({ title: 'Delivery address' }),
  note: z.string().max(5000).optional().meta({ title: 'Note' }),
  reference: z.string().trim().min(1).max(100).optional().meta({ title: 'Your reference' }),
} as const;

export const orderResult = z.object({
  order: z.string(),
  /** As people at the shop know it. */
  number: z.string().optional(),
  status: z.string().optional(),
});
