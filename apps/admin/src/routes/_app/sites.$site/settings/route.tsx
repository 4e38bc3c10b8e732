import { createFileRoute, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../../ui/page.tsx';
import { SettingsNav } from '../../../../ui/settings-nav.tsx';

export const Route = createFileRoute('/_app/sites/$site/settings')({ component: SettingsLayout });

function SettingsLayout() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.settings')}>
      <SettingsNav />
      <Outlet />
    </Page>
  );
}
