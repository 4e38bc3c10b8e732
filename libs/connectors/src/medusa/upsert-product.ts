import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { isNamed, NOT_NAMED, productFields, productResult } from '../_commerce/inputs.ts';
import { SAMPLE_PRODUCT } from '../_commerce/samples.ts';
import { decimal } from '../_money/units.ts';
import { findProduct } from './find-product.ts';
import { Product } from './product.ts';
import type { ProductInput } from './variant-of.ts';

/** Both name the product: of the products, and of a variant. */
const Saved = z.object({ product: Product });

const OPTION = 'Default';

/**
 * POST /admin/products, or POST /admin/products/{id} and the variant's own address: variants left
 * out of a product's update would be deleted, prices left out of a variant's too.
 * https://docs.medusajs.com/api/admin#products_postproductsidvariantsvariant_id
 */
export const upsertProduct = action({
  title: 'Add or change a product',
  description: 'Changes the product of this handle or ID, and adds it when there is none.',
  input: z
    .strictObject({
      ...productFields,
      image_url: z
        .url({ protocol: /^https?$/ })
        .optional()
        .meta({ title: 'Picture' }),
    })
    .refine(isNamed, NOT_NAMED)
    .refine(({ price, currency }) => price === undefined || currency !== undefined, {
      path: ['currency'],
      error: 'is needed beside a price',
    }),
  sample: SAMPLE_PRODUCT,
  before: [
    findProduct,
    {
      name: 'save',
      request: (input, { settings }, { product }) => ({
        method: 'POST',
        path: product ? '/admin/products/{id}' : '/admin/products',
        ...(product && { params: { id: String(product) } }),
        json: {
          ...bodyOf(input),
          ...(!product && {
            handle: input.handle,
            ...firstVariant(input),
            ...(settings['sales_channel_id'] !== undefined && {
              sales_channels: [{ id: String(settings['sales_channel_id']) }],
            }),
          }),
        },
      }),
      read: ({ body }, _input, { product }) => {
        const saved = Saved.safeParse(body).data?.product;
        if (!saved) return undefined;
        return { saved: saved.id, added: !product };
      },
    },
  ],
  request: (input, _context, { saved, added, variant, prices }) => {
    const id = String(saved);
    const changes = variantChanges(input, prices);
    if (added || Object.keys(changes).length === 0) {
      return { method: 'GET', path: '/admin/products/{id}', params: { id } };
    }
    if (!variant) throw new RequestBuildError('sku', 'names none of the variants of the product');
    return {
      method: 'POST',
      path: '/admin/products/{id}/variants/{variant_id}',
      params: { id, variant_id: String(variant) },
      json: changes,
    };
  },
  result: {
    schema: productResult,
    read: ({ body }, { variant }) => {
      const product = Saved.safeParse(body).data?.product;
      if (!product) return undefined;
      const found = variant === undefined ? product.variants?.[0]?.id : String(variant);
      return {
        product: product.id,
        ...(found && { variant: found }),
        ...(product.handle && { handle: product.handle }),
      };
    },
  },
});

function bodyOf(input: ProductInput & { image_url?: string | undefined }) {
  return {
    title: input.title,
    ...(input.description !== undefined && { description: input.description }),
    status: input.published ? 'published' : 'draft',
    ...(input.image_url && { images: [{ url: input.image_url }], thumbnail: input.image_url }),
  };
}

/** A product without options is one with a single option of a single value. */
function firstVariant(input: ProductInput) {
  return {
    options: [{ title: OPTION, values: [OPTION] }],
    variants: [
      {
        title: OPTION,
        ...(input.sku && { sku: input.sku }),
        options: { [OPTION]: OPTION },
        prices: pricesOf(input),
      },
    ],
  };
}

function variantChanges(input: ProductInput, kept: unknown): Record<string, unknown> {
  const prices = pricesOf(input);
  return {
    ...(input.sku && { sku: input.sku }),
    ...(prices.length > 0 && { prices: [...prices, ...keptPrices(kept)] }),
  };
}

/** Medusa counts in whole currency units: 14.99, not 1499. */
const pricesOf = ({ price, currency }: ProductInput) =>
  price === undefined || !currency
    ? []
    : [{ currency_code: currency.toLowerCase(), amount: Number(decimal(price, currency)) }];

const Kept = z.array(z.object({ id: z.string(), currency_code: z.string(), amount: z.number() }));

const keptPrices = (text: unknown) =>
  typeof text === 'string' ? Kept.parse(JSON.parse(text)) : [];
