import { createFileRoute } from '@tanstack/react-router';
import { lazy, Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { LogViews } from '../../../features/deliveries/components/log-views.tsx';
import { DeliveriesSearch } from '../../../features/deliveries/deliveries-search.ts';
import { loadJobs, loadLog, loadWaiting } from '../../../features/deliveries/load-views.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { LoadingState } from '../../../ui/list-states.tsx';
import { NoAccess } from '../../../ui/no-access.tsx';
import { Page } from '../../../ui/page.tsx';
import { useConnectorFaces } from '../../-shared/use-connector-faces.ts';

const DeliveryLog = lazy(async () => ({ default: (await loadLog()).DeliveryLog }));
const WaitingList = lazy(async () => ({ default: (await loadWaiting()).WaitingList }));
const JobList = lazy(async () => ({ default: (await loadJobs()).JobList }));

export const Route = createFileRoute('/_app/sites/$site/log')({
  validateSearch: DeliveriesSearch,
  loaderDeps: ({ search: { view } }) => ({ view }),
  // Beside the page's own code, not after it.
  loader: ({ deps: { view } }) => {
    void (view === 'waiting' ? loadWaiting() : view === 'jobs' ? loadJobs() : loadLog());
  },
  component: LogPage,
});

function LogPage() {
  const { t } = useTranslation('deliveries');
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const { faces } = useConnectorFaces();
  const obstacle = useAbility().obstacle('deliveries.browse');
  const onSearch = useCallback(
    (change: Partial<DeliveriesSearch>) =>
      void navigate({
        search: (now) => ({ ...now, ...change }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const view = search.view ?? 'log';
  return (
    <Page title={t('title')} intro={t(`intros.${view}`)}>
      {obstacle ? (
        <NoAccess obstacle={obstacle} />
      ) : (
        <>
          <LogViews search={search} />
          <Suspense fallback={<LoadingState />}>
            {view === 'log' && <DeliveryLog faces={faces} search={search} onSearch={onSearch} />}
            {view === 'waiting' && (
              <WaitingList faces={faces} search={search} onSearch={onSearch} />
            )}
            {view === 'jobs' && <JobList search={search} onSearch={onSearch} />}
          </Suspense>
        </>
      )}
    </Page>
  );
}
