import { Role, type UpdateRole } from '@patchbay/contracts/role';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Refused once it is no longer as when the tag was read. */
export function updateRole(site: string, id: number, change: UpdateRole, tag: string | null) {
  const options = { body: change, ifMatch: tag };
  return ask('PATCH', sitePath(site, 'roles', id), Role, options);
}
