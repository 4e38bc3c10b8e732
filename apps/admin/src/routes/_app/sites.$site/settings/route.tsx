import { createFileRoute, Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../../lib/site-context.tsx';
import { Page } from '../../../../ui/page.tsx';
import classes from '../../../../ui/settings-nav.module.css';

export const Route = createFileRoute('/_app/sites/$site/settings')({ component: SettingsLayout });

const SECTIONS = [
  { to: '/sites/$site/settings/general', name: 'general' },
  { to: '/sites/$site/settings/keys', name: 'keys' },
  { to: '/sites/$site/settings/oauth-apps', name: 'oauth' },
  { to: '/sites/$site/settings/members', name: 'members' },
  { to: '/sites/$site/settings/roles', name: 'roles' },
  { to: '/sites/$site/settings/tokens', name: 'tokens' },
  { to: '/sites/$site/settings/single-sign-on', name: 'sso' },
] as const;

function SettingsLayout() {
  const { t } = useTranslation('settings');
  const site = useSite();
  return (
    <Page title={t('title')}>
      <nav aria-label={t('sections')} className={classes.nav}>
        {SECTIONS.map(({ to, name }) => (
          <Link key={name} to={to} params={{ site: site.slug }} className={classes.link}>
            {t(`nav.${name}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </Page>
  );
}
