import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const User = z.object({
  username: z.string().min(1),
  user_id: z.union([z.int(), z.string().min(1)]),
});

/** `GET /v3/user/username` */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const user = User.safeParse(body).data;
  return user && { id: String(user.user_id), name: user.username };
}
