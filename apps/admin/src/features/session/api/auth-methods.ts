import { AuthMethods } from '@patchbay/contracts/auth';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

/** Ways to sign in here; without an answer the password is offered alone. */
export const authMethodsQuery = queryOptions({
  queryKey: ['auth-methods'],
  queryFn: ({ signal }) => ask('GET', '/api/v1/auth/methods', AuthMethods, { signal }),
  staleTime: 60_000,
});
