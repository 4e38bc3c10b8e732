import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { graphql } from './graphql.ts';

export const askShop = (context: RequestContext): VendorRequest =>
  graphql('query { shop { name myshopifyDomain } }', {}, context);

const Answer = z.object({
  data: z.object({
    shop: z.object({ name: z.string().min(1), myshopifyDomain: z.string().min(1) }),
  }),
});

/** https://shopify.dev/docs/api/admin-graphql/latest/queries/shop */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const shop = Answer.safeParse(body).data?.data.shop;
  return shop && { id: shop.myshopifyDomain, name: shop.name };
}
