import { ProblemError } from '@patchbay/client/problem-error';
import { QueryClient } from '@tanstack/react-query';
import { i18n } from './i18n.ts';

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

/** What connectors say comes from the server, in the language that was asked for. */
i18n.on('languageChanged', () => void queryClient.invalidateQueries());
