import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import '../lib/settings-words.ts';
import { useSite } from '../lib/site-context.tsx';
import classes from './settings-nav.module.css';

const SECTIONS = [
  { to: '/sites/$site/settings/general', name: 'general' },
  { to: '/sites/$site/settings/alerts', name: 'alerts' },
  { to: '/sites/$site/settings/delivery-rules', name: 'rules' },
  { to: '/sites/$site/settings/keys', name: 'keys' },
  { to: '/sites/$site/settings/oauth-apps', name: 'oauth' },
  { to: '/sites/$site/settings/members', name: 'members' },
  { to: '/sites/$site/settings/roles', name: 'roles' },
  { to: '/sites/$site/settings/tokens', name: 'tokens' },
  { to: '/sites/$site/settings/single-sign-on', name: 'sso' },
] as const;

export function SettingsNav() {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  return (
    <nav aria-label={t('sections')} className={classes.nav}>
      {SECTIONS.map(({ to, name }) => (
        <Link key={name} to={to} params={{ site: slug }} className={classes.link}>
          {t(`nav.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
