import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { hostOf } from './host.ts';

const Me = z.object({
  user: z.object({
    id: z.union([z.string().min(1), z.int()]),
    email: z.string().optional().catch(undefined),
  }),
});

/** `GET /users/me`: the key is a user's, the account is where it lives. */
export function accountOf(
  { body }: VendorResponse,
  context: RequestContext,
): VendorAccount | undefined {
  const user = Me.safeParse(body).data?.user;
  if (!user) return undefined;
  const host = hostOf(context);
  const name = host.split('.')[0] ?? host;
  return { id: host, name: user.email ? `${name} (${user.email})` : name };
}
