import type { TestAlert } from '@patchbay/contracts/alert-channel';
import { Alert, Group, List, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../lib/problem-text.ts';
import { serverText } from '../../../lib/server-text.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { testAlert } from '../api/test-alert.ts';
import '../../../lib/settings-words.ts';

interface AlertTestProps {
  channel: TestAlert['channel'];
  /** Why there is nothing to test now; null when there is. */
  reason: string | null;
}

/** Sends something harmless, and shows what each receiver said. */
export function AlertTest({ channel, reason }: AlertTestProps) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const test = useMutation({ mutationFn: () => testAlert(slug, channel) });
  return (
    <Stack gap="sm">
      <Group>
        <GatedButton
          variant="default"
          leftSection={<IconSend size={16} />}
          loading={test.isPending}
          reason={reason}
          onClick={() => test.mutate()}
        >
          {t(`alerts.test_${channel}`)}
        </GatedButton>
      </Group>
      {test.error && (
        <Alert color="red" role="alert">
          {problemText(test.error, t)}
        </Alert>
      )}
      {test.data && (
        <Alert
          color={test.data.ok ? 'green' : 'red'}
          role={test.data.ok ? 'status' : 'alert'}
          title={t(test.data.ok ? `alerts.test_ok_${channel}` : 'alerts.test_failed')}
        >
          <List size="sm" listStyleType="none">
            {test.data.results.map(({ to, ok, code, message }) => (
              <List.Item key={to}>
                <Text span size="sm" fw={600}>
                  {to}
                </Text>
                {': '}
                {t(ok ? 'alerts.taken' : 'alerts.refused')}
                <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
                  {[code, serverText(message)].filter(Boolean).join(' ')}
                </Text>
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}
