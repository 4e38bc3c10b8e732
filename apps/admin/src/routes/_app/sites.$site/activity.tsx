import { createFileRoute } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivitySearch } from '../../../features/activity/activity-search.ts';
import { ActivityLog } from '../../../features/activity/components/activity-log.tsx';
import { useVerify } from '../../../features/activity/components/use-verify.ts';
import { Verdict } from '../../../features/activity/components/verdict.tsx';
import { VerifyButton } from '../../../features/activity/components/verify-button.tsx';
import { useAbility } from '../../../lib/use-ability.ts';
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
  const obstacle = useAbility().obstacle('activity.browse');
  const verify = useVerify();
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
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={!obstacle && <VerifyButton verify={verify} />}
    >
      {verify.data && <Verdict verdict={verify.data} />}
      {obstacle ? (
        <NoAccess obstacle={obstacle} />
      ) : (
        <ActivityLog search={search} onSearch={onSearch} />
      )}
    </Page>
  );
}
