import { Burger, Group, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LogoMark } from './logo.tsx';
import { SkipLink } from './skip-link.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import classes from './shell.module.css';

interface ShellProps {
  /** In the corner of the brand, on every screen. */
  bell: ReactNode;
  /** Above the navigation: the site. */
  top: ReactNode;
  /** The entries; `close` puts the navigation away on narrow screens. */
  navigation: (close: () => void) => ReactNode;
  /** Below the navigation: the account. */
  bottom: ReactNode;
  children: ReactNode;
}

/**
 * Landmarks and places of every signed-in page; what stands in them is the route's business. The
 * navigation stands beside the page, and on narrow screens above it, opened by a button.
 */
export function Shell({ bell, top, navigation, bottom, children }: ShellProps) {
  const { t } = useTranslation();
  const [open, { toggle, close }] = useDisclosure(false);
  useHotkeys([['Escape', close]]);
  const router = useRouter();
  // Whatever led elsewhere, the palette too: on narrow screens it would cover the page it led to.
  useEffect(() => router.subscribe('onBeforeNavigate', close), [router, close]);
  const id = useId();
  return (
    <div className={classes.shell} data-open={open || undefined}>
      <SkipLink />
      <header className={classes.header}>
        <Burger
          opened={open}
          onClick={toggle}
          size="sm"
          aria-label={open ? t('close_navigation') : t('open_navigation')}
          aria-expanded={open}
          aria-controls={id}
        />
        <LogoMark size={26} />
        <Text fw={700}>{t('app')}</Text>
        <div className={classes.bell}>{bell}</div>
      </header>
      <nav id={id} className={classes.navbar} aria-label={t('main_navigation')}>
        <Group gap="sm" className={classes.brand}>
          <LogoMark size={30} />
          <Text fw={700} size="lg">
            {t('app')}
          </Text>
        </Group>
        {top}
        <div className={classes.entries}>{navigation(close)}</div>
        <div className={classes.bottom}>
          <div className={classes.account}>{bottom}</div>
          <ThemeSwitch />
        </div>
      </nav>
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </div>
  );
}
