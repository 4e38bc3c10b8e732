import type { Connection } from '@patchbay/contracts/connection';
import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface StateBannerProps {
  connection: Connection;
  /** The one click that mends it. */
  remedy: ReactNode;
}

const COLORS = {
  paused: 'gray',
  auth_expired: 'amber',
  auth_revoked: 'red',
  error: 'red',
} as const;

/** Why the connection does not deliver and what mends it; nothing while all is well. */
export function StateBanner({ connection, remedy }: StateBannerProps) {
  const { t } = useTranslation('connections');
  const { state, health, state_reason: reason } = connection;
  if (state === 'active' && health !== 'warning') return null;
  const key = state === 'active' ? 'warning' : state;
  return (
    <Alert
      color={state === 'active' ? 'amber' : COLORS[state]}
      icon={state === 'paused' ? <IconPlayerPause /> : <IconAlertTriangle />}
      title={t(`banner.${key}.title`)}
    >
      <Group justify="space-between" align="flex-end" gap="md">
        <Stack gap={4} flex="1 1 16rem">
          {reason && <Text size="sm">{reason}</Text>}
          <Text size="sm">{t(`banner.${key}.text`)}</Text>
        </Stack>
        {remedy}
      </Group>
    </Alert>
  );
}
