import type { Connection } from '@patchbay/contracts/connection';
import { Group, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../lib/use-now.ts';
import { Panel } from '../../../ui/panel.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { ToneBadge } from '../../../ui/tone-badge.tsx';

/** That a credential is there, and until when; never what it is. */
export function CredentialPanel(props: { connection: Connection; actions: ReactNode[] }) {
  const { connection, actions } = props;
  const { t } = useTranslation('connections');
  const now = useNow();
  const { has_credential: set, has_refresh_token: renewable, expires_at: expires } = connection;
  const expired = expires !== null && Date.parse(expires) < now;
  return (
    <Panel title={t('credentials.title')} intro={t('credentials.write_only')}>
      <Stack gap="xs">
        <Group gap="xs">
          <ToneBadge tone={set ? 'info' : 'bad'} icon={<IconLock aria-hidden />}>
            {set ? t('credentials.set') : t('credentials.unset')}
          </ToneBadge>
          <Text size="sm">{t(`flows.${connection.auth_flow}`)}</Text>
        </Group>
        <Text size="sm" c="dimmed">
          {expires === null ? (
            t('credentials.no_expiry')
          ) : (
            <>
              {expired ? t('credentials.expired') : t('credentials.expires')}{' '}
              <TimeText value={expires} />
            </>
          )}
        </Text>
        {renewable && (
          <Text size="sm" c="dimmed">
            {t('credentials.refresh_token')}
          </Text>
        )}
        <Group gap="xs" mt="xs">
          {...actions}
        </Group>
      </Stack>
    </Panel>
  );
}
