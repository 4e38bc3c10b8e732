import { ConnectionGroups, type ConnectionGroupQuery } from '@patchbay/contracts/connection-group';
import { sitePath } from '@patchbay/client/site-path';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';
import { connectionsKey, type ConnectionFilter } from './connections.ts';

/** How many connections of the list are of each family or category, and how many need somebody. */
export function connectionGroupsQuery(
  site: string,
  by: ConnectionGroupQuery['by'],
  filter: ConnectionFilter,
) {
  const { sort: _, ...narrowed } = filter;
  return queryOptions({
    queryKey: [...connectionsKey(site), 'groups', by, narrowed],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'connections', 'groups'), ConnectionGroups, {
        query: { by, ...narrowed },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
