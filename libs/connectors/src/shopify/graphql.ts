import type { RequestContext } from '@patchbay/connector-sdk/definition';
import type { VendorRequest } from '@patchbay/connector-sdk/request';

/** https://shopify.dev/docs/api/admin-graphql: everything is a POST to one address. */
export function graphql(
  query: string,
  variables: Record<string, unknown>,
  { version }: RequestContext,
): VendorRequest {
  return {
    method: 'POST',
    path: '/admin/api/{version}/graphql.json',
    params: { version: String(version) },
    json: { query, variables },
  };
}
