import type { SiteAccess } from '@patchbay/contracts/auth';
import { Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './menus.module.css';

export function SiteSwitcher({ sites, current }: { sites: SiteAccess[]; current: SiteAccess }) {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  return (
    <Menu position="bottom-start" width="target">
      <Menu.Target>
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
      </Menu.Target>
      <Menu.Dropdown>
        {sites.map((site) => (
          <Menu.Item
            key={site.id}
            rightSection={site.id === current.id ? <IconCheck size={16} /> : undefined}
            aria-current={site.id === current.id || undefined}
            onClick={() =>
              void navigate({ to: '/sites/$site/connections', params: { site: site.slug } })
            }
          >
            {site.name}
            <Text span size="xs" c="dimmed" ml="xs">
              {site.role}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
