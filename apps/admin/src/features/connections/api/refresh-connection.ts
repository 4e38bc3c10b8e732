import { ConnectionWithTest } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Renews the access, then tests it. */
export function refreshConnection(site: string, id: number) {
  return ask('POST', sitePath(site, 'connections', id, 'refresh'), ConnectionWithTest);
}
