import { createFileRoute } from '@tanstack/react-router';
import { IconSettings } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { AlertSearch } from '../../../features/alerts/alert-search.ts';
import { AlertLists } from '../../../features/alerts/components/alert-lists.tsx';
import { ReadAllButton } from '../../../features/alerts/components/read-all-button.tsx';
import { useSite } from '../../../lib/site-context.tsx';
import { useAbility } from '../../../lib/use-ability.ts';
import { ButtonLink } from '../../../ui/links.tsx';
import { NoAccess } from '../../../ui/no-access.tsx';
import { Page } from '../../../ui/page.tsx';
import { useConnectorFaces } from '../../-shared/use-connector-faces.ts';

export const Route = createFileRoute('/_app/sites/$site/alerts')({
  validateSearch: AlertSearch,
  component: AlertsPage,
});

function AlertsPage() {
  const { t } = useTranslation('alerts');
  const { slug } = useSite();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const { faces } = useConnectorFaces();
  const { can, obstacle } = useAbility();
  const lacking = obstacle('connections.list');
  const onSearch = useCallback(
    (change: Partial<AlertSearch>) =>
      void navigate({
        search: (now) => ({ ...now, ...change }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  if (lacking) {
    return (
      <Page title={t('title')}>
        <NoAccess obstacle={lacking} />
      </Page>
    );
  }
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={
        <>
          <ReadAllButton />
          {can('settings.manage') && (
            <ButtonLink
              to="/sites/$site/settings/alerts"
              params={{ site: slug }}
              variant="default"
              leftSection={<IconSettings size={16} />}
            >
              {t('settings')}
            </ButtonLink>
          )}
        </>
      }
    >
      <AlertLists faces={faces} search={search} onSearch={onSearch} />
    </Page>
  );
}
