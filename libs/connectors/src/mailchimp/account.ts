import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Root = z.object({
  account_id: z.string().min(1),
  account_name: z.string().optional().catch(undefined),
});

/** The API root tells the account; `/ping` would not. */
export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const root = Root.safeParse(response.body).data;
  if (!root) return undefined;
  return { id: root.account_id, name: root.account_name || root.account_id };
}
