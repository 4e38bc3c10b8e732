import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Identity = z.object({
  ok: z.literal(true),
  team: z.string().min(1),
  team_id: z.string().min(1),
});

/** https://docs.slack.dev/reference/methods/auth.test */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const identity = Identity.safeParse(body).data;
  return identity && { id: identity.team_id, name: identity.team };
}

/** Every answer tells what the token may do, whichever way it came. */
export function scopesOf({ headers }: VendorResponse): string[] | undefined {
  const told = headers['x-oauth-scopes'];
  return told
    ?.split(',')
    .map((scope) => scope.trim())
    .filter(Boolean);
}
