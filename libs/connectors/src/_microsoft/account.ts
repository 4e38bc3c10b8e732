import type { ConnectionTest } from '@patchbay/connector-sdk/definition';
import { z } from 'zod';
import { ownPath } from './own-path.ts';
import { USER_READ } from './scopes.ts';

const word = z.string().min(1).max(500).optional().catch(undefined);

export const Me = z.object({
  id: z.string().min(1).max(200),
  displayName: word,
  mail: word,
  userPrincipalName: word,
});

/** GET /me, or of the user that an app without a person works with: https://learn.microsoft.com/en-us/graph/api/user-get */
export const whoAmI: ConnectionTest = {
  requiredScopes: [USER_READ],
  request: (context) => ({
    method: 'GET',
    ...ownPath(context),
    query: { $select: 'id,displayName,mail,userPrincipalName' },
  }),
  account: ({ body }) => {
    const me = Me.safeParse(body).data;
    if (!me) return undefined;
    const address = me.mail ?? me.userPrincipalName;
    const name = [me.displayName, address && me.displayName ? `(${address})` : address];
    return { id: me.id, name: name.filter(Boolean).join(' ') || me.id };
  },
};
