import { sitePath } from '@patchbay/client/site-path';
import { ConnectionPage } from '@patchbay/contracts/connection';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

/** Connections whose account another connector of the bundle can use, by name. */
export function bundleAccountsQuery(site: string, bundle: string) {
  return queryOptions({
    queryKey: ['sites', site, 'connections', 'bundle', bundle],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'connections'), ConnectionPage, {
        query: { bundle, state: 'active,paused', sort: 'display_name', limit: 200 },
        signal,
      }),
    select: ({ items }) => items.filter(({ auth_flow: flow }) => flow === 'oauth'),
  });
}
