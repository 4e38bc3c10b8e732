import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const identifier = z
  .union([z.string().regex(/^[0-9]{1,30}$/), z.int().positive()])
  .transform(String);

const Profile = z.object({ user_id: identifier, username: z.string().min(1).max(100) });
const Listed = z.object({ data: z.array(Profile).min(1).max(10) });

/** GET /me. `user_id` is the account's, while `id` is its name for one app only. */
export function readProfile(_context: Pick<RequestContext, 'settings'>): VendorRequest {
  return { method: 'GET', path: '/me', query: { fields: 'user_id,username' } };
}

/** Documented as a list of one; it comes without the list, too. */
export function profileIn({ body }: Pick<VendorResponse, 'body'>) {
  return Profile.safeParse(body).data ?? Listed.safeParse(body).data?.data[0];
}

export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const profile = profileIn(response);
  return profile && { id: profile.user_id, name: `@${profile.username}` };
}
