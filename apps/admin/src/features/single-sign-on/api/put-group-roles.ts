import { sitePath } from '@patchbay/client/site-path';
import type { GroupRole } from '@patchbay/contracts/settings';
import { ask } from '../../../lib/api.ts';
import { GroupRoles } from './group-roles.ts';

/** Replaces them all; their order decides. */
export async function putGroupRoles(site: string, sso_group_roles: GroupRole[]) {
  const path = sitePath(site, 'settings');
  return (await ask('PATCH', path, GroupRoles, { body: { sso_group_roles } })).sso_group_roles;
}
