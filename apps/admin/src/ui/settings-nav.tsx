import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import '../lib/settings-words.ts';
import { SETTINGS_SECTIONS } from '../lib/settings-sections.ts';
import { useSite } from '../lib/site-context.tsx';
import classes from './settings-nav.module.css';

export function SettingsNav() {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  return (
    <nav aria-label={t('sections')} className={classes.nav}>
      {SETTINGS_SECTIONS.map(({ to, name }) => (
        <Link key={name} to={to} params={{ site: slug }} className={classes.link}>
          {t(`nav.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
