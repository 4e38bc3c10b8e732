import { grantedToken } from '@patchbay/connector-sdk/auth/granted-token';
import type { GrantRefusal, TokenGrant } from '@patchbay/connector-sdk/auth/token-grant';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { HOSTS, instanceIn } from './hosts.ts';

const Refused = z.object({ error: z.string(), error_description: z.string().optional() });

const HOUR_MS = 60 * 60 * 1000;

/** What both ways without a person have in common. */
export const grant = {
  hosts: HOSTS,
  // The organization's session setting is not told; two hours where nobody changed it.
  lifetimeMs: HOUR_MS,
  read: (response) => {
    const token = grantedToken(response);
    return token && { ...token, facts: instanceIn(Object(response.body)) };
  },
  readError,
} satisfies Partial<TokenGrant>;

/** https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_flow_errors.htm */
function readError({ body }: VendorResponse): GrantRefusal | undefined {
  const refused = Refused.safeParse(body).data;
  if (!refused) return undefined;
  if (/^inactive_(?:user|org)$/.test(refused.error)) return 'revoked';
  // The user was not approved, the assertion has another key, or the flow is off for this domain.
  if (refused.error === 'invalid_grant') return 'client_refused';
  return undefined;
}
