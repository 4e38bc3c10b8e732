import type { Me, SiteAccess } from '@patchbay/contracts/auth';
import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconLock, IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../../lib/i18n.ts';
import { LANGUAGE_CODES, languageOf, LANGUAGES } from '../../../lib/languages.ts';
import { useAction } from '../../../lib/use-action.ts';
import { LazyMenu } from '../../../ui/lazy-menu.tsx';
import { LazyPasswordDialog } from './lazy-password-dialog.ts';
import classes from './menus.module.css';

interface UserMenuProps {
  me: Me;
  site: SiteAccess;
  onSignOut: () => void;
  leaving: boolean;
}

export function UserMenu({ me, site, onSignOut, leaving }: UserMenuProps) {
  const { t, i18n } = useTranslation('session');
  const speak = useAction({ mutationFn: chooseLanguage });
  const name = me.name || me.email;
  const [changing, setChanging] = useState(false);
  return (
    <>
      <LazyMenu
        position="top-start"
        width={240}
        heading={t('signed_in_as', { email: me.email })}
        entries={[
          {
            key: 'password',
            label: t('change_password'),
            Icon: IconLock,
            onChoose: () => setChanging(true),
          },
          ...LANGUAGE_CODES.map((code, index) => ({
            key: code,
            ...(index === 0 && { section: t('language') }),
            label: <span lang={code}>{LANGUAGES[code]}</span>,
            current: languageOf(i18n.language) === code,
            onChoose: () => speak.mutate(code),
          })),
          { key: 'leave', label: t('sign_out'), Icon: IconLogout, onChoose: onSignOut },
        ]}
        target={
          <UnstyledButton className={classes.button} aria-busy={leaving}>
            <VisuallyHidden>{t('common:account')}</VisuallyHidden>
            <span className={classes.avatar} aria-hidden>
              {name.charAt(0).toUpperCase()}
            </span>
            <span className={classes.words}>
              <Text size="sm" fw={600} truncate title={name}>
                {name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {site.role}
              </Text>
            </span>
          </UnstyledButton>
        }
      />
      <LazyPasswordDialog opened={changing} onClose={() => setChanging(false)} />
    </>
  );
}
