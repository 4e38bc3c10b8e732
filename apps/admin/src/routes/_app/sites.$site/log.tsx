import { createFileRoute } from '@tanstack/react-router';
import { lazy, Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DeliveryLog } from '../../../features/deliveries/components/delivery-log.tsx';
import { LogViews } from '../../../features/deliveries/components/log-views.tsx';
import { DeliveriesSearch } from '../../../features/deliveries/deliveries-search.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { LoadingState } from '../../../ui/list-states.tsx';
import { NoAccess } from '../../../ui/no-access.tsx';
import { Page } from '../../../ui/page.tsx';
import { useConnectorFaces } from '../../-shared/use-connector-faces.ts';

const WaitingList = lazy(async () => ({
  default: (await import('../../../features/deliveries/components/waiting-list.tsx')).WaitingList,
}));
const JobList = lazy(async () => ({
  default: (await import('../../../features/deliveries/components/job-list.tsx')).JobList,
}));

export const Route = createFileRoute('/_app/sites/$site/log')({
  validateSearch: DeliveriesSearch,
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
