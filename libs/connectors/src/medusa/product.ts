import { z } from 'zod';

/** https://docs.medusajs.com/api/admin#products */
export const Product = z.object({
  id: z.string().min(1).max(200),
  handle: z.string().max(300).nullish().catch(undefined),
  variants: z
    .array(
      z.object({
        id: z.string().min(1).max(200),
        sku: z.string().nullish().catch(undefined),
        prices: z
          .array(
            z.object({
              id: z.string().min(1).max(200),
              currency_code: z.string(),
              amount: z.number(),
            }),
          )
          .nullish()
          .catch(undefined),
      }),
    )
    .nullish()
    .catch(undefined),
});

export type Product = z.output<typeof Product>;
