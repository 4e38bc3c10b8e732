import { sitePath } from '@patchbay/client/site-path';
import { ConnectionPage } from '@patchbay/contracts/connection';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

const FOUND = 8;

/** The first connections with this in a name; asked only once something is typed. */
export function findConnectionsQuery(site: string, q: string, allowed: boolean) {
  return queryOptions({
    queryKey: ['sites', site, 'connections', 'command', q],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'connections'), ConnectionPage, {
        query: { q, limit: FOUND, sort: 'display_name' },
        signal,
      }),
    select: ({ items }) => items.map(({ id, display_name: name }) => ({ id, name })),
    enabled: allowed && q !== '',
    placeholderData: keepPreviousData,
  });
}
