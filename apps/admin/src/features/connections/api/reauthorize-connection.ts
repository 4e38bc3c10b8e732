import { AuthorizeAnswer } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Where to send the person to grant the same scopes anew; the connection keeps its id. */
export function reauthorizeConnection(site: string, id: number, popup: boolean) {
  return ask('POST', sitePath(site, 'connections', id, 'reauthorize'), AuthorizeAnswer, {
    body: popup ? { popup } : {},
  });
}
