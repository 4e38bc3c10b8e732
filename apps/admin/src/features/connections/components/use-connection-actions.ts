import type { Connection } from '@patchbay/contracts/connection';
import type { TestResult } from '@patchbay/contracts/test-result';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { toastError, toastSuccess } from '../../../lib/toast.ts';
import { useAction } from '../../../lib/use-action.ts';
import { connectionKey } from '../api/connection.ts';
import { pauseConnection } from '../api/pause-connection.ts';
import { reauthorizeConnection } from '../api/reauthorize-connection.ts';
import { refreshConnection } from '../api/refresh-connection.ts';
import { resumeConnection } from '../api/resume-connection.ts';
import { storeConnection } from '../api/store-connection.ts';
import { testConnection } from '../api/test-connection.ts';

interface Options {
  /** The result of a test is drawn on the page, so it needs no toast. */
  showsTest?: boolean;
}

/** What can be done to one connection with one click, each saying how it went. */
export function useConnectionActions(connection: Connection, { showsTest = false }: Options = {}) {
  const { t } = useTranslation('connections');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const { id, display_name: name } = connection;

  /** Whatever happened is also in the activity, and the lists may sort anew. */
  const settle = () => queryClient.invalidateQueries({ queryKey: ['sites', slug] });
  const store = (next: Connection) => storeConnection(queryClient, slug, next);
  const sayTest = (test: TestResult | undefined, success: string) => {
    if (!test || test.outcome === 'connected') return toastSuccess(success);
    toastError(t('failed_test', { name }), t(`outcomes:${test.outcome}.title`));
  };

  const test = useAction({
    mutationFn: () => testConnection(slug, id),
    onSuccess: (result) => {
      if (showsTest) return;
      const account = result.account_name ?? result.account_id;
      sayTest(
        result,
        account ? t('done.tested', { name, account }) : t('done.tested_plain', { name }),
      );
    },
    onSettled: settle,
  });
  const pause = useAction({
    mutationFn: () => pauseConnection(slug, id),
    // Safe to show at once: nothing but the server's word can keep an active connection from pausing.
    onMutate: () => {
      const before = queryClient.getQueryData<Connection>(connectionKey(slug, id)) ?? connection;
      store({ ...before, state: 'paused', health: 'not_connected' });
      return before;
    },
    onError: (_error, _variables, before) => before && store(before),
    onSuccess: (next) => {
      store(next);
      toastSuccess(t('done.paused', { name }));
    },
    onSettled: settle,
  });
  const resume = useAction({
    mutationFn: () => resumeConnection(slug, id),
    onSuccess: (next) => {
      store(next);
      sayTest(next.test, t('done.resumed', { name }));
    },
    onSettled: settle,
  });
  const refresh = useAction({
    mutationFn: () => refreshConnection(slug, id),
    onSuccess: (next) => {
      store(next);
      sayTest(next.test, t('done.refreshed', { name }));
    },
    onSettled: settle,
  });
  const reconnect = useAction({
    mutationFn: async () => {
      const { authorize_url } = await reauthorizeConnection(slug, id);
      window.location.assign(authorize_url);
      // Never settles: the button stays busy until the page is gone.
      return new Promise<never>(() => undefined);
    },
  });
  return { test, pause, resume, refresh, reconnect };
}
