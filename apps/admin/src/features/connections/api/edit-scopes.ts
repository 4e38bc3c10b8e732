import { AuthorizeAnswer } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Where to send the person to grant `scopes`; nothing changes until they agreed there. */
export function editScopes(site: string, id: number, scopes: string[], popup: boolean) {
  const back = { return_to: `/sites/${site}/connections/${id}?connected=scopes` };
  return ask('POST', sitePath(site, 'connections', id, 'scopes'), AuthorizeAnswer, {
    body: { scopes, ...(popup ? { popup } : back) },
  });
}
