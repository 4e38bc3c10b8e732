import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Account = z.object({
  type: z.literal('account'),
  id: z.string().min(1),
  attributes: z.object({
    test_account: z.boolean().optional().catch(undefined),
    contact_information: z.object({ organization_name: z.string() }).optional().catch(undefined),
  }),
});
const Accounts = z.object({ data: z.array(Account) });

/** `GET /api/accounts`: always the one that the key or token belongs to. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const account = Accounts.safeParse(body).data?.data[0];
  if (!account) return undefined;
  const name = account.attributes.contact_information?.organization_name || account.id;
  const suffix = account.attributes.test_account ? ' (test mode)' : '';
  return { id: account.id, name: `${name}${suffix}` };
}
