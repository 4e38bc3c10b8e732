import { ConnectorDetail } from '@patchbay/contracts/connector';
import { queryOptions } from '@tanstack/react-query';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from './api.ts';

/** One connector with everything its forms are drawn from. */
export function connectorQuery(site: string, slug: string) {
  return queryOptions({
    queryKey: ['sites', site, 'connectors', slug],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'connectors', slug), ConnectorDetail, { signal }),
    staleTime: 30_000,
  });
}
