import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

/** POST /v26/customers/{customerId}/googleAds:search */
export function askForCustomer({ settings, version }: RequestContext): VendorRequest {
  const manager = settings['login_customer_id'];
  return {
    method: 'POST',
    path: '/{version}/customers/{customerId}/googleAds:search',
    params: { version: version ?? '', customerId: String(settings['customer_id'] ?? '') },
    headers: manager ? { 'login-customer-id': String(manager) } : {},
    json: {
      query: 'SELECT customer.id, customer.descriptive_name, customer.test_account FROM customer',
    },
  };
}

const Found = z.object({
  results: z
    .array(
      z.object({
        customer: z.object({
          id: z.string().regex(/^[0-9]+$/),
          descriptiveName: z.string().optional().catch(undefined),
          testAccount: z.boolean().optional().catch(undefined),
        }),
      }),
    )
    .min(1),
});

export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const customer = Found.safeParse(body).data?.results[0]?.customer;
  if (!customer) return undefined;
  const { id, descriptiveName: name, testAccount } = customer;
  return { id, name: `${name || `Google Ads ${id}`}${testAccount ? ' (test mode)' : ''}` };
}
