import type { Connection, ConnectionWithTest } from '@patchbay/contracts/connection';
import type { TestResult } from '@patchbay/contracts/test-result';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { toastError, toastSuccess } from '../../../lib/toast.ts';
import { useAction } from '../../../lib/use-action.ts';
import { reauthorizeConnection } from '../api/reauthorize-connection.ts';
import { refreshConnection } from '../api/refresh-connection.ts';
import { resumeConnection } from '../api/resume-connection.ts';
import { storeConnection } from '../api/store-connection.ts';
import { testConnection } from '../api/test-connection.ts';
import { actionKey } from './use-pending-action.ts';
import { useRenewal } from './use-renewal.ts';
import '../../../lib/connections-words.ts';
import '../../../lib/outcome-words.ts';

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
    if (showsTest) return;
    toastError(t('failed_test', { name }), t(`outcomes:${test.outcome}.title`));
  };

  const test = useAction({
    mutationKey: actionKey(id, 'test'),
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
  const resume = useAction({
    mutationKey: actionKey(id, 'resume'),
    mutationFn: () => resumeConnection(slug, id),
    onSuccess: (next) => {
      store(next);
      sayTest(next.test, t('done.resumed', { name }));
    },
    onSettled: settle,
  });
  const refresh = useAction({
    mutationKey: actionKey(id, 'refresh'),
    mutationFn: () => refreshConnection(slug, id),
    onSuccess: (next: ConnectionWithTest) => {
      store(next);
      // A refused refresh is answered with the state it led to, and no test.
      if (next.state === 'auth_expired' || next.state === 'auth_revoked') {
        return toastError(t('failed_refresh', { name }), t(`trouble.${next.state}.title`));
      }
      sayTest(next.test, t('done.refreshed', { name }));
    },
    onSettled: settle,
  });
  const reconnect = useRenewal(connection, 'reconnect', (_, popup) =>
    reauthorizeConnection(slug, id, popup),
  );
  const results = [test.data, resume.data?.test, refresh.data?.test];
  return { test, resume, refresh, reconnect, result: latest(results) };
}

/** Of what was tested by clicks on this page, the last. */
function latest(results: (TestResult | undefined)[]): TestResult | undefined {
  return results
    .filter((result) => result !== undefined)
    .sort((a, b) => a.tested_at.localeCompare(b.tested_at))
    .at(-1);
}
