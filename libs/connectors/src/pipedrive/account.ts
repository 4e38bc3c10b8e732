import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Me = z.object({
  success: z.literal(true),
  data: z.object({
    company_id: z.int().positive(),
    company_name: z.string().max(500).optional().catch(undefined),
    company_domain: z.string().max(500).optional().catch(undefined),
  }),
});

/** `GET /v1/users/me`: the company, since a user may belong to several. */
export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const me = Me.safeParse(response.body).data?.data;
  if (!me) return undefined;
  const id = String(me.company_id);
  return { id, name: me.company_name || me.company_domain || `Pipedrive ${id}` };
}
