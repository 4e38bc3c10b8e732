import { Connection } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { askTagged } from '../../../lib/api.ts';

/** As it is stored at this moment, to save over just that. */
export function readConnection(site: string, id: number) {
  return askTagged(sitePath(site, 'connections', id), Connection);
}
