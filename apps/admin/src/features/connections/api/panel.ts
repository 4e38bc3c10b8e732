import { sitePath } from '@patchbay/client/site-path';
import { ConnectionPanel } from '@patchbay/contracts/panel';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

/** What a connector's panel shows of one connection: what is chosen, or what the vendor says. */
export function panelQuery(site: string, id: number, panel: string) {
  return queryOptions({
    queryKey: ['sites', site, 'connections', 'panel', id, panel],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'connections', id, 'panels', panel), ConnectionPanel, { signal }),
    retry: false,
    // Facts are read at the vendor: not each time somebody comes back to the window.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
