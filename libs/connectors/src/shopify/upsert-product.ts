import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { isNamed, NOT_NAMED, productFields, productResult } from '../_commerce/inputs.ts';
import { SAMPLE_PRODUCT } from '../_commerce/samples.ts';
import { decimal } from '../_money/units.ts';
import { gid } from './gid.ts';
import { graphql } from './graphql.ts';
import { FIND, READ, SET, UPDATE_VARIANT } from './product-queries.ts';
import { PRODUCTS } from './scopes.ts';

const input = z
  .strictObject({
    ...productFields,
    vendor: z.string().trim().min(1).max(255).optional().meta({ title: 'Brand' }),
    type: z.string().trim().min(1).max(255).optional().meta({ title: 'Product type' }),
  })
  .refine(isNamed, NOT_NAMED)
  .refine(({ price, currency }) => price === undefined || currency !== undefined, {
    path: ['currency'],
    error: 'is needed beside a price',
  });

type Input = z.output<typeof input>;

const Found = z.object({
  data: z.object({
    productByIdentifier: z
      .object({
        id: z.string().min(1),
        variants: z.object({
          nodes: z.array(z.object({ id: z.string().min(1), sku: z.string().nullish() })),
        }),
      })
      .nullable(),
  }),
});

const Product = z.object({
  id: z.string().min(1),
  handle: z.string().optional().catch(undefined),
  variants: z
    .object({ nodes: z.array(z.object({ id: z.string().min(1) })) })
    .optional()
    .catch(undefined),
});

const Set = z.object({ data: z.object({ productSet: z.object({ product: Product }) }) });

/** Whichever request came last. */
const Last = z.object({
  data: z.union([
    z.object({ product: Product }),
    z.object({ productVariantsBulkUpdate: z.object({ product: Product }) }),
  ]),
});

/**
 * `productSet` finds by handle or ID and adds what is not there. Variants in its input replace all
 * others, so those of a product that is there are changed by `productVariantsBulkUpdate`.
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/productSet
 */
export const upsertProduct = action({
  title: 'Add or change a product',
  description: 'Changes the product of this handle or ID, and adds it when there is none.',
  scopes: [PRODUCTS],
  input,
  sample: SAMPLE_PRODUCT,
  before: [
    {
      name: 'find',
      request: (given, context) => graphql(FIND, { identifier: identifierOf(given) }, context),
      read: ({ body }, given) => {
        const answer = Found.safeParse(body).data;
        if (!answer) return undefined;
        const product = answer.data.productByIdentifier;
        if (!product) return {};
        const { nodes } = product.variants;
        const variant =
          nodes.find(({ sku }) => given.sku !== undefined && sku === given.sku) ??
          (nodes.length === 1 ? nodes[0] : undefined);
        return { product: product.id, ...(variant && { variant: variant.id }) };
      },
    },
    {
      name: 'set',
      request: (given, context, { product }) =>
        graphql(
          SET,
          {
            synchronous: true,
            identifier: product ? { id: String(product) } : identifierOf(given),
            input: { ...bodyOf(given), ...(!product && onlyVariant(given)) },
          },
          context,
        ),
      read: ({ body }, _given, { product }) => {
        const set = Set.safeParse(body).data?.data.productSet.product;
        return set && { saved: set.id, added: !product };
      },
    },
  ],
  request: (given, context, { saved, added, variant }) => {
    const changes = variantChanges(given);
    if (added || Object.keys(changes).length === 0) {
      return graphql(READ, { id: String(saved) }, context);
    }
    if (!variant) throw new RequestBuildError('sku', 'names none of the variants of the product');
    const variants = [{ id: String(variant), ...changes }];
    return graphql(UPDATE_VARIANT, { productId: String(saved), variants }, context);
  },
  result: {
    schema: productResult,
    read: ({ body }, { variant }) => {
      const data = Last.safeParse(body).data?.data;
      if (!data) return undefined;
      const product = 'product' in data ? data.product : data.productVariantsBulkUpdate.product;
      const first = variant === undefined ? product.variants?.nodes[0]?.id : String(variant);
      return {
        product: product.id,
        ...(first && { variant: first }),
        ...(product.handle && { handle: product.handle }),
      };
    },
  },
});

const identifierOf = ({ id, handle }: Input) => (id ? { id: gid('Product', id) } : { handle });

const bodyOf = (given: Input) => ({
  title: given.title,
  status: given.published ? 'ACTIVE' : 'DRAFT',
  ...(given.handle && { handle: given.handle }),
  ...(given.description !== undefined && { descriptionHtml: given.description }),
  ...(given.vendor && { vendor: given.vendor }),
  ...(given.type && { productType: given.type }),
});

/** As Shopify itself makes a product without options. */
const onlyVariant = ({ price, currency, sku }: Input) => ({
  productOptions: [{ name: 'Title', values: [{ name: 'Default Title' }] }],
  variants: [
    {
      optionValues: [{ optionName: 'Title', name: 'Default Title' }],
      ...(price !== undefined && currency && { price: decimal(price, currency) }),
      ...(sku && { sku }),
    },
  ],
});

const variantChanges = ({ price, currency, sku }: Input): Record<string, unknown> => ({
  ...(price !== undefined && currency && { price: decimal(price, currency) }),
  ...(sku && { inventoryItem: { sku } }),
});
