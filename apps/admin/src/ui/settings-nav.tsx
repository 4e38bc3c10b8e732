import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import '../lib/settings-words.ts';
import { SETTINGS_SECTIONS } from '../lib/settings-sections.ts';
import { useSite } from '../lib/site-context.tsx';
import classes from './settings-nav.module.css';

export function SettingsNav() {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const nav = useRef<HTMLElement>(null);
  useEffect(() => showCurrent(nav.current), [path]);
  return (
    <nav ref={nav} aria-label={t('sections')} className={classes.nav}>
      {SETTINGS_SECTIONS.map(({ to, name }) => (
        <Link key={name} to={to} params={{ site: slug }} className={classes.link}>
          {t(`nav.${name}`)}
        </Link>
      ))}
    </nav>
  );
}

/** Where not all of them have room, the one that is open is in sight; the page itself stays where it is. */
function showCurrent(nav: HTMLElement | null): void {
  const current = nav?.querySelector<HTMLElement>('[data-status="active"]');
  if (!nav || !current) return;
  nav.scrollTo({ left: current.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2 });
}
