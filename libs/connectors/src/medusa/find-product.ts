import type { Step } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { type ProductInput, variantOf } from './variant-of.ts';
import { Product } from './product.ts';

const FIELDS = 'id,handle,variants.id,variants.sku,variants.prices.*';

const One = z.object({ product: Product });
const Several = z.object({ products: z.array(Product) });

/** GET /admin/products/{id}, or GET /admin/products by the handle. */
export const findProduct: Step<ProductInput> = {
  name: 'find',
  request: ({ id, handle }) =>
    id
      ? { method: 'GET', path: '/admin/products/{id}', params: { id }, query: { fields: FIELDS } }
      : {
          method: 'GET',
          path: '/admin/products',
          query: { handle, limit: 1, fields: FIELDS },
        },
  read: ({ body }, input) => {
    const one = One.safeParse(body).data?.product;
    const several = Several.safeParse(body).data?.products;
    if (!one && !several) return undefined;
    const product = one ?? several?.[0];
    if (!product) return {};
    return { product: product.id, ...variantOf(product, input) };
  },
};
