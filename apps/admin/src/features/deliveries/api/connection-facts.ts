import { sitePath } from '@patchbay/client/site-path';
import { Connection } from '@patchbay/contracts/connection';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

/** What a delivery's connection is called and how it stands. The query is that of its own page. */
export function connectionFactsQuery(site: string, id: number) {
  return queryOptions({
    queryKey: ['sites', site, 'connections', 'one', id],
    queryFn: ({ signal }) => ask('GET', sitePath(site, 'connections', id), Connection, { signal }),
    select: ({ display_name, connector_type, state }) => ({ display_name, connector_type, state }),
  });
}
