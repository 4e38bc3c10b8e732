import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Valid = z.object({
  code: z.literal('TokenValid'),
  token: z.object({ user: z.string().min(1) }),
});

/** `GET /tokens/v2`: whose token it is. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const user = Valid.safeParse(body).data?.token.user;
  return user === undefined ? undefined : { id: user, name: user };
}
