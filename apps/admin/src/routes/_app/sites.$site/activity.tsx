import { createFileRoute } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivitySearch } from '../../../features/activity/activity-search.ts';
import { ActivityLog } from '../../../features/activity/components/activity-log.tsx';
import { missingCapability } from '../../../lib/capability.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { NoAccess } from '../../../ui/no-access.tsx';
import { Page } from '../../../ui/page.tsx';

export const Route = createFileRoute('/_app/sites/$site/activity')({
  validateSearch: ActivitySearch,
  component: ActivityPage,
});

function ActivityPage() {
  const { t } = useTranslation('activity');
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const missing = missingCapability(useSite(), 'activity.browse');
  const onSearch = useCallback(
    (change: Partial<ActivitySearch>) =>
      void navigate({
        search: (now) => ({ ...now, ...change }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return (
    <Page title={t('title')} intro={t('intro')}>
      {missing ? (
        <NoAccess capability={missing} />
      ) : (
        <ActivityLog search={search} onSearch={onSearch} />
      )}
    </Page>
  );
}
