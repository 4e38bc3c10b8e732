import { sitePath } from '@patchbay/client/site-path';
import { Attention } from '@patchbay/contracts/attention';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

/** Somebody who leaves the page open sees trouble within this time. */
const REREAD_MS = 15_000;

export function attentionQuery(site: string) {
  return queryOptions({
    queryKey: ['sites', site, 'attention'],
    queryFn: ({ signal }) => ask('GET', sitePath(site, 'attention'), Attention, { signal }),
    refetchInterval: REREAD_MS,
  });
}
