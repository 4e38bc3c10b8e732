import { ProblemError } from '@patchbay/client/problem-error';
import { QueryClient } from '@tanstack/react-query';

/** A refusal stays a refusal however often one asks; only an unreachable server is asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => !(error instanceof ProblemError) && failures < 2,
      retryDelay: (failures) => 500 * 2 ** failures,
    },
    mutations: { retry: false },
  },
});
