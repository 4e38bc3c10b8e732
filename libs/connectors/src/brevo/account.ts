import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Account = z.object({
  /** Newer accounts only. */
  organization_id: z.string().min(1).optional().catch(undefined),
  email: z.string().min(1),
  companyName: z.string().optional().catch(undefined),
});

/** `GET /account`. Older accounts have no identifier but their e-mail address. */
export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const account = Account.safeParse(response.body).data;
  if (!account) return undefined;
  return {
    id: account.organization_id ?? account.email,
    name: account.companyName || account.email,
  };
}
