import type { SiteAccess } from '@patchbay/contracts/auth';
import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { obstacleIn } from '../../../lib/capability.ts';
import { LazyMenu } from '../../../ui/lazy-menu.tsx';
import classes from './menus.module.css';

interface SiteSwitcherProps {
  sites: SiteAccess[];
  current: SiteAccess;
  onNew: () => void;
}

export function SiteSwitcher({ sites, current, onNew }: SiteSwitcherProps) {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const mayCreate = sites.some((site) => obstacleIn(site, 'settings.manage') === null);
  return (
    <LazyMenu
      position="bottom-start"
      width="target"
      entries={[
        ...sites.map((site) => ({
          key: site.slug,
          label: site.name,
          note: site.role,
          current: site.id === current.id,
          onChoose: () => void navigate({ to: '/sites/$site', params: { site: site.slug } }),
        })),
        {
          ...{ key: ' new', label: t('new_site'), Icon: IconPlus, onChoose: onNew },
          off: mayCreate ? null : t('new_site_off'),
        },
      ]}
      target={
        <UnstyledButton className={classes.button} data-boxed>
          <VisuallyHidden>{t('switch_site')}</VisuallyHidden>
          <span className={classes.words}>
            <Text size="xs" c="dimmed">
              {t('common:site')}
            </Text>
            <Text size="sm" fw={600} truncate>
              {current.name}
            </Text>
          </span>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      }
    />
  );
}
