import { sitePath } from '@patchbay/client/site-path';
import { page } from '@patchbay/contracts/common';
import { ConnectorSummary } from '@patchbay/contracts/connector';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

const ConnectorPage = page(ConnectorSummary);

/** The library, by the key under which the library's own page keeps the same answer. */
export function connectorsQuery(site: string, allowed: boolean) {
  return queryOptions({
    queryKey: ['sites', site, 'connectors'],
    queryFn: ({ signal }) => ask('GET', sitePath(site, 'connectors'), ConnectorPage, { signal }),
    select: (answer) => answer.items,
    staleTime: 30_000,
    enabled: allowed,
  });
}
