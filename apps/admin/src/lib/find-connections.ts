import { sitePath } from '@patchbay/client/site-path';
import { ConnectionPage } from '@patchbay/contracts/connection';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from './api.ts';

const FOUND = 20;

/** The first connections with this in a name. */
export function findConnectionsQuery(site: string, q: string) {
  return queryOptions({
    queryKey: ['sites', site, 'connections', 'find', q],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'connections'), ConnectionPage, {
        query: { q: q || undefined, limit: FOUND, sort: 'display_name' },
        signal,
      }),
    select: ({ items }) => items.map(({ id, display_name: name }) => ({ id, name })),
    placeholderData: keepPreviousData,
  });
}
