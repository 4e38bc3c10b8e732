import { Disconnected } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** `force` because the dialog has shown what depends on the connection. */
export function disconnectConnection(site: string, id: number) {
  return ask('DELETE', sitePath(site, 'connections', id), Disconnected, { query: { force: true } });
}
