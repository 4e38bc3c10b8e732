import { Role } from '@patchbay/contracts/role';
import { sitePath } from '@patchbay/client/site-path';
import { askTagged } from '../../../lib/api.ts';

/** As it is stored at this moment, to save over just that. */
export function readRole(site: string, id: number) {
  return askTagged(sitePath(site, 'roles', id), Role);
}
