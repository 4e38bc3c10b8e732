import type { ConnectionTest } from '@patchbay/connector-sdk/definition';
import { z } from 'zod';
import { whoAmI } from '../_microsoft/account.ts';

const Site = z.object({
  id: z.string().min(1).max(300),
  displayName: z.string().min(1).max(500).optional().catch(undefined),
  webUrl: z.string().min(1).max(500).optional().catch(undefined),
});

/** An app without a person is nobody: the organization's root site stands for it. */
export const whoOrWhere: ConnectionTest = {
  ...whoAmI,
  request: (context) =>
    context.flow === 'oauth'
      ? whoAmI.request(context)
      : { method: 'GET', path: '/sites/root', query: { $select: 'id,displayName,webUrl' } },
  account: (response, context) => {
    if (context.flow === 'oauth') return whoAmI.account(response, context);
    const site = Site.safeParse(response.body).data;
    return site && { id: site.id, name: site.webUrl ?? site.displayName ?? site.id };
  },
};
