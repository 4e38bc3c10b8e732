import { createFileRoute } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DeliveryLog } from '../../../features/deliveries/components/delivery-log.tsx';
import { LogSearch } from '../../../features/deliveries/log-search.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { NoAccess } from '../../../ui/no-access.tsx';
import { Page } from '../../../ui/page.tsx';
import { useConnectorFaces } from '../../-shared/use-connector-faces.ts';

export const Route = createFileRoute('/_app/sites/$site/log')({
  validateSearch: LogSearch,
  component: LogPage,
});

function LogPage() {
  const { t } = useTranslation('deliveries');
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const { faces } = useConnectorFaces();
  const obstacle = useAbility().obstacle('deliveries.browse');
  const onSearch = useCallback(
    (change: Partial<LogSearch>) =>
      void navigate({
        search: (now) => ({ ...now, ...change }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return (
    <Page title={t('title')} intro={t('intro')}>
      {obstacle ? (
        <NoAccess obstacle={obstacle} />
      ) : (
        <DeliveryLog faces={faces} search={search} onSearch={onSearch} />
      )}
    </Page>
  );
}
