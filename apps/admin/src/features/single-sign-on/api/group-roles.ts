import { sitePath } from '@patchbay/client/site-path';
import { Settings } from '@patchbay/contracts/settings';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

/** Of the settings, what is about groups. */
export const GroupRoles = Settings.pick({ sso_group_roles: true });

export function groupRolesKey(site: string) {
  return ['sites', site, 'group-roles'] as const;
}

export function groupRolesQuery(site: string) {
  return queryOptions({
    queryKey: groupRolesKey(site),
    queryFn: async ({ signal }) =>
      (await ask('GET', sitePath(site, 'settings'), GroupRoles, { signal })).sso_group_roles,
  });
}
