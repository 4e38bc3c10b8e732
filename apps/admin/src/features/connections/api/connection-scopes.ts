import { ConnectionScopes } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

/** What the vendor offers, what is held, and who needs what. Never from memory: others edit too. */
export function connectionScopesQuery(site: string, id: number) {
  return queryOptions({
    queryKey: ['sites', site, 'connections', 'scopes', id],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'connections', id, 'scopes'), ConnectionScopes, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
