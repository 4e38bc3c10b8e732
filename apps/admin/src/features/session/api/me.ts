import { Me } from '@patchbay/contracts/auth';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';
import { ME_KEY } from '../../../lib/me-key.ts';

/** Who is signed in, and what they may do on which site. */
export const meQuery = queryOptions({
  queryKey: ME_KEY,
  queryFn: ({ signal }) => ask('GET', '/api/v1/me', Me, { signal }),
  staleTime: 60_000,
});
