import type { Capability } from '@patchbay/contracts/capability';
import { HolderList } from '@patchbay/contracts/member';
import { queryOptions } from '@tanstack/react-query';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** A few colleagues who hold all of these. */
export function holdersQuery(site: string, capabilities: readonly Capability[]) {
  const query = { capabilities: capabilities.join(',') };
  return queryOptions({
    queryKey: ['sites', site, 'holders', query.capabilities],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'members', 'holders'), HolderList, { query, signal }),
    select: (answer) => answer.items,
    staleTime: 60_000,
  });
}
