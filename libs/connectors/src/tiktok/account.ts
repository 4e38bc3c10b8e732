import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Answer = z.object({
  data: z.object({
    user: z.object({
      open_id: z.string().min(1).max(200),
      display_name: z.string().min(1).max(200).optional().catch(undefined),
    }),
  }),
});

/** https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const user = Answer.safeParse(body).data?.data.user;
  return user && { id: user.open_id, name: user.display_name ?? user.open_id };
}
