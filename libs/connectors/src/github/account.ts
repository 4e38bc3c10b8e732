import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const User = z.object({
  id: z.int().positive(),
  login: z.string().min(1),
  name: z.string().nullish().catch(undefined),
});

/** `GET /user` */
export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const user = User.safeParse(response.body).data;
  if (!user) return undefined;
  return { id: String(user.id), name: user.name ? `${user.name} (${user.login})` : user.login };
}

/** Of OAuth tokens and classic ones; fine-grained tokens have permissions, which nothing tells. */
export function scopesOf({ headers }: VendorResponse): string[] | undefined {
  return headers['x-oauth-scopes']
    ?.split(',')
    .map((scope) => scope.trim())
    .filter(Boolean);
}
