import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { ACCOUNT } from './resource-names.ts';

export const Accounts = z.object({
  accounts: z
    .array(
      z.object({
        name: z.string().regex(ACCOUNT),
        accountName: z.string().optional().catch(undefined),
        type: z.string().optional().catch(undefined),
      }),
    )
    .min(1),
  nextPageToken: z.string().optional().catch(undefined),
});

/** The first account the person sees: their own, which every Google account has. */
export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const first = Accounts.safeParse(response.body).data?.accounts[0];
  if (!first) return undefined;
  const id = first.name.slice('accounts/'.length);
  return { id, name: first.accountName || `Business account ${id}` };
}
