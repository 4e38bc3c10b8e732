import { Connection } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

export function connectionKey(site: string, id: number) {
  return ['sites', site, 'connections', 'one', id] as const;
}

/** Asked again while it is on screen: its state moves by itself. */
export function connectionQuery(site: string, id: number) {
  return queryOptions({
    queryKey: connectionKey(site, id),
    queryFn: ({ signal }) => ask('GET', sitePath(site, 'connections', id), Connection, { signal }),
    refetchInterval: 15_000,
  });
}
