import type { ConnectionTest, VendorAccount } from '@patchbay/connector-sdk/definition';
import { z } from 'zod';

const word = z
  .union([z.string().trim().min(1).max(200), z.number()])
  .transform(String)
  .optional()
  .catch(undefined);

/** The claims of OpenID Connect Core section 5.1, and what older systems send in their place. */
const UserInfo = z.object({
  sub: word,
  id: word,
  user_id: word,
  account_id: word,
  login: word,
  email: word,
  name: word,
  preferred_username: word,
});

/** GET on the address that tells who granted the access. */
export const userInfoTest: ConnectionTest = {
  request: ({ settings }) => ({
    method: 'GET',
    path: '',
    baseUrl: z.string().parse(settings['userinfo_url']),
    headers: { accept: 'application/json' },
  }),
  account: (response) => accountOf(response.body),
};

function accountOf(body: unknown): VendorAccount | undefined {
  const info = UserInfo.safeParse(body).data;
  if (!info) return undefined;
  const id = info.sub ?? info.id ?? info.user_id ?? info.account_id ?? info.login ?? info.email;
  const name = info.name ?? info.email ?? info.preferred_username ?? info.login ?? id;
  if (name === undefined) return undefined;
  return { id: id ?? name, name };
}
