import { page } from '@patchbay/contracts/common';
import { Token } from '@patchbay/contracts/token';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

const TokenPage = page(Token);

export function tokensKey(site: string) {
  return ['sites', site, 'tokens'] as const;
}

/** The first 200 tokens; a site has one for each module. */
export function tokensQuery(site: string) {
  return queryOptions({
    queryKey: tokensKey(site),
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'tokens'), TokenPage, { query: { limit: 200 }, signal }),
    select: (answer) => answer.items,
  });
}
