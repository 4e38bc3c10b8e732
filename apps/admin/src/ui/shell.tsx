import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LogoMark } from './logo.tsx';
import { SkipLink } from './skip-link.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import classes from './shell.module.css';

interface ShellProps {
  /** Above the navigation: the site. */
  top: ReactNode;
  /** The entries; `close` puts the navigation away on narrow screens. */
  navigation: (close: () => void) => ReactNode;
  /** Below the navigation: the account. */
  bottom: ReactNode;
  children: ReactNode;
}

/** Landmarks and places of every signed-in page; what stands in them is the route's business. */
export function Shell({ top, navigation, bottom, children }: ShellProps) {
  const { t } = useTranslation();
  const [open, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell
      header={{ height: { base: 56, sm: 0 } }}
      navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !open } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <SkipLink />
      <AppShell.Header hiddenFrom="sm" className={classes.header}>
        <Group h="100%" px="md" gap="sm">
          <Burger
            opened={open}
            onClick={toggle}
            size="sm"
            aria-label={open ? t('close_navigation') : t('open_navigation')}
            aria-expanded={open}
          />
          <LogoMark size={26} />
          <Text fw={700}>{t('app')}</Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label={t('main_navigation')} component="nav">
        <Group gap="sm" visibleFrom="sm" className={classes.brand}>
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
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}
