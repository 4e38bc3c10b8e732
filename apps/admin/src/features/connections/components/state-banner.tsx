import type { Connection } from '@patchbay/contracts/connection';
import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { serverText } from '../../../lib/server-text.ts';
import { useHealthWords } from './use-health-words.ts';

interface StateBannerProps {
  connection: Connection;
  vendor: string;
  /** The clicks that mend it. */
  remedies: ReactNode;
}

const COLORS = {
  connected: 'green',
  warning: 'amber',
  error: 'red',
  not_connected: 'gray',
} as const;

/** What is wrong, what it means and what mends it; nothing while all is well. */
export function StateBanner({ connection, vendor, remedies }: StateBannerProps) {
  const words = useHealthWords(connection, vendor);
  if (!words) return null;
  const paused = words.kind === 'paused';
  const message = connection.health_reason?.message;
  return (
    <Alert
      color={words.kind === 'auth_expired' ? 'amber' : COLORS[connection.health]}
      icon={paused ? <IconPlayerPause /> : <IconAlertTriangle />}
      title={words.title}
      data-kind={words.kind}
    >
      <Group justify="space-between" align="flex-end" gap="md">
        <Stack gap={4} flex="1 1 16rem">
          <Text size="sm">{words.text}</Text>
          {message && (
            <Text size="sm" c="dimmed">
              {serverText(message)}
            </Text>
          )}
        </Stack>
        <Group gap="xs">{remedies}</Group>
      </Group>
    </Alert>
  );
}
