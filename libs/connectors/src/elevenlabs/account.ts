import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const User = z.object({
  user_id: z.string().min(1),
  first_name: z.string().nullish().catch(undefined),
  subscription: z.object({ tier: z.string() }),
});

/** `GET /v1/user`. There is neither e-mail nor company in it: name and plan have to do. */
export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const user = User.safeParse(response.body).data;
  if (!user) return undefined;
  return {
    id: user.user_id,
    name: `${user.first_name || user.user_id} (${user.subscription.tier})`,
  };
}
