import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Me = z.object({
  id: z.string().regex(/^[0-9]{1,30}$/),
  name: z.string().min(1).max(500).optional().catch(undefined),
});

/**
 * GET /me, with an ad account for OAuth, since `/me/adaccounts` needs the permission that `/me` alone
 * would not prove. Tokens made in Events Manager reach a dataset only, and are asked for less.
 */
export function readAccount({ flow }: Pick<RequestContext, 'flow'>): VendorRequest {
  const fields = flow === 'oauth' ? 'id,name,adaccounts.limit(1){account_id,name}' : 'id,name';
  return { method: 'GET', path: '/me', query: { fields } };
}

export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const me = Me.safeParse(body).data;
  return me && { id: me.id, name: me.name ?? me.id };
}
