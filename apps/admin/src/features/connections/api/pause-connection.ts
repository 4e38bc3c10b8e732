import { ConnectionWithTest } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Deliveries are held from now on. */
export function pauseConnection(site: string, id: number) {
  return ask('POST', sitePath(site, 'connections', id, 'pause'), ConnectionWithTest);
}
