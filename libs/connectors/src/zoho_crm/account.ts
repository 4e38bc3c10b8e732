import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Organizations = z.object({
  org: z
    .array(
      z.object({
        zgid: z.string().regex(/^[0-9]{1,30}$/),
        company_name: z.string().max(500).nullish().catch(undefined),
        type: z.string().max(50).optional().catch(undefined),
      }),
    )
    .min(1),
});

/** `GET /crm/v8/org` */
export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const organization = Organizations.safeParse(response.body).data?.org[0];
  if (!organization) return undefined;
  const { zgid: id, company_name: company, type } = organization;
  const name = company || `Zoho CRM ${id}`;
  const test = type === 'Sandbox' || type === 'Developer';
  return { id, name: test ? `${name} (test mode)` : name };
}
