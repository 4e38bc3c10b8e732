import { sitePath } from '@patchbay/client/site-path';
import { askTagged } from '../../../lib/api.ts';
import { GroupRoles } from './group-roles.ts';

/** As they are stored at this moment, to save over just that. */
export function readGroupRoles(site: string) {
  return askTagged(sitePath(site, 'settings'), GroupRoles);
}
