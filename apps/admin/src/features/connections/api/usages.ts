import { UsageList } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

/** Who has said that it depends on the connection, and what pausing or disconnecting would stop. */
export function usagesQuery(site: string, id: number) {
  return queryOptions({
    queryKey: ['sites', site, 'connections', 'usages', id],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'connections', id, 'usages'), UsageList, { signal }),
  });
}
