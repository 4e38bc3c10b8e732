import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { isSandbox } from './environment.ts';

const word = z.string().min(1).max(500).optional().catch(undefined);

/** The claims depend on what the app may see; only the identifier is always there. */
const UserInfo = z.object({
  user_id: z.string().min(1).max(500),
  payer_id: word,
  name: word,
  email: word,
});

/** https://developer.paypal.com/docs/api/identity/v1/ */
export function accountOf(
  { body }: VendorResponse,
  { settings }: Pick<RequestContext, 'settings'>,
): VendorAccount | undefined {
  const user = UserInfo.safeParse(body).data;
  if (!user) return undefined;
  // `https://www.paypal.com/webapps/auth/identity/user/mWq6…`: its last part identifies the person.
  const person = user.user_id.slice(user.user_id.lastIndexOf('/') + 1) || user.user_id;
  const id = user.payer_id ?? person;
  const name = user.name ?? user.email ?? `PayPal account ${id}`;
  return { id, name: isSandbox(settings) ? `${name} (test mode)` : name };
}
