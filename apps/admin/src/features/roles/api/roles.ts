import { page } from '@patchbay/contracts/common';
import { Role } from '@patchbay/contracts/role';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

const RolePage = page(Role);

export function rolesKey(site: string) {
  return ['sites', site, 'roles'] as const;
}

/** All roles of the site: a handful. */
export function rolesQuery(site: string) {
  return queryOptions({
    queryKey: rolesKey(site),
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'roles'), RolePage, { query: { limit: 200 }, signal }),
    select: (answer) => answer.items,
  });
}
