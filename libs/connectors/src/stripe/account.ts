import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const name = z.string().min(1).optional().catch(undefined);

const Account = z.object({
  object: z.literal('account'),
  id: z.string().startsWith('acct_'),
  email: name,
  settings: z
    .object({ dashboard: z.object({ display_name: name }) })
    .optional()
    .catch(undefined),
  business_profile: z.object({ name }).optional().catch(undefined),
});

/** https://docs.stripe.com/api/accounts/object */
export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const account = Account.safeParse(response.body).data;
  if (!account) return undefined;
  const { settings, business_profile: profile, email, id } = account;
  return { id, name: settings?.dashboard.display_name ?? profile?.name ?? email ?? id };
}
