import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Summaries = z.object({
  accountSummaries: z
    .array(
      z.object({
        account: z.string().regex(/^accounts\/[0-9]+$/),
        displayName: z.string().optional().catch(undefined),
      }),
    )
    .min(1),
});

/** The first account the user sees; a user who sees none cannot use the connection. */
export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const first = Summaries.safeParse(response.body).data?.accountSummaries[0];
  if (!first) return undefined;
  const id = first.account.slice('accounts/'.length);
  return { id, name: first.displayName || `Analytics account ${id}` };
}
