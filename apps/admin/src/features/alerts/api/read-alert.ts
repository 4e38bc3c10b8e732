import { Alert } from '@patchbay/contracts/alert';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** For the person who asks; the others read it for themselves. */
export function readAlert(site: string, id: number) {
  return ask('POST', sitePath(site, 'alerts', id, 'read'), Alert);
}
