import { page } from '@patchbay/contracts/common';
import { ConnectorSummary } from '@patchbay/contracts/connector';
import { queryOptions } from '@tanstack/react-query';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

const ConnectorPage = page(ConnectorSummary);

/** The whole library: some dozen entries, so searching and filtering happen in the page. */
export function connectorsQuery(site: string) {
  return queryOptions({
    queryKey: ['sites', site, 'connectors'],
    queryFn: ({ signal }) => ask('GET', sitePath(site, 'connectors'), ConnectorPage, { signal }),
    select: (answer) => answer.items,
    staleTime: 30_000,
  });
}
