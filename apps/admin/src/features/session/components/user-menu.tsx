import type { Me, SiteAccess } from '@patchbay/contracts/auth';
import { Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronUp, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../lib/use-action.ts';
import { logout } from '../api/logout.ts';
import classes from './menus.module.css';

interface UserMenuProps {
  me: Me;
  site: SiteAccess | undefined;
  onSignedOut: () => void;
}

export function UserMenu({ me, site, onSignedOut }: UserMenuProps) {
  const { t } = useTranslation('session');
  const leave = useAction({ mutationFn: logout, onSuccess: onSignedOut });
  return (
    <Menu position="top-start" width="target">
      <Menu.Target>
        <UnstyledButton className={classes.button}>
          <VisuallyHidden>{t('common:account')}</VisuallyHidden>
          <span className={classes.avatar} aria-hidden>
            {(me.name || me.email).charAt(0).toUpperCase()}
          </span>
          <span className={classes.words}>
            <Text size="sm" fw={600} truncate>
              {me.name || me.email}
            </Text>
            {site && (
              <Text size="xs" c="dimmed" truncate>
                {site.role}
              </Text>
            )}
          </span>
          <IconChevronUp size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('signed_in_as', { email: me.email })}</Menu.Label>
        <Menu.Item
          leftSection={<IconLogout size={16} />}
          onClick={() => leave.mutate()}
          disabled={leave.isPending}
        >
          {t('sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
