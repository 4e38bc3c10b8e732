import { sitePath } from '@patchbay/client/site-path';
import type { GroupRole } from '@patchbay/contracts/settings';
import { ask } from '../../../lib/api.ts';
import { GroupRoles } from './group-roles.ts';

/** Replaces them all; their order decides. Refused once they are no longer as when the tag was read. */
export async function putGroupRoles(
  site: string,
  sso_group_roles: GroupRole[],
  tag: string | null,
) {
  const options = { body: { sso_group_roles }, ifMatch: tag };
  return (await ask('PATCH', sitePath(site, 'settings'), GroupRoles, options)).sso_group_roles;
}
