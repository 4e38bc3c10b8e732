import type { Settings } from '@patchbay/contracts/settings';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/facts.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { AlertTest } from './alert-test.tsx';
import { AlertWebhookForm } from './alert-webhook-form.tsx';
import { ChannelBadge } from './channel-badge.tsx';
import { ChannelFacts } from './channel-facts.tsx';
import { RemoveWebhook } from './remove-webhook.tsx';
import { RotateWebhookSecret } from './rotate-webhook-secret.tsx';
import { LazySecretDialog } from './lazy-secret-dialog.ts';
import '../../../lib/settings-words.ts';

/** The site's own receiver of alerts. Its secret is on the screen once, when it is made. */
export function AlertWebhookPanel({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const webhook = settings.alert_webhook;
  const [secret, setSecret] = useState<string | null>(null);
  const [asking, setAsking] = useState<'rotate' | 'remove' | null>(null);
  return (
    <Panel
      title={t('alerts.webhook_title')}
      actions={<ChannelBadge channel={settings.alert_channels.webhook} />}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('alerts.webhook_intro')}
        </Text>
        <AlertWebhookForm
          key={webhook?.created_at ?? 'none'}
          settings={settings}
          onSecret={setSecret}
        />
        {webhook && (
          <>
            <AlertTest channel="webhook" reason={null} />
            <ChannelFacts channel={settings.alert_channels.webhook} />
            <Facts
              facts={[
                [t('alerts.added'), <TimeText key="added" value={webhook.created_at} />],
                [t('alerts.secret'), t('alerts.secret_hidden')],
                ...(isAhead(webhook.previous_secret_until)
                  ? ([
                      [
                        t('alerts.former_until'),
                        <TimeText key="until" value={webhook.previous_secret_until} />,
                      ],
                    ] as const)
                  : []),
              ]}
            />
            <Group gap="xs">
              <Button variant="default" onClick={() => setAsking('rotate')}>
                {t('alerts.rotate')}
              </Button>
              <Button variant="subtle" color="red" onClick={() => setAsking('remove')}>
                {t('alerts.remove')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
      <RotateWebhookSecret
        opened={asking === 'rotate'}
        onClose={() => setAsking(null)}
        onSecret={setSecret}
      />
      {webhook && (
        <RemoveWebhook
          opened={asking === 'remove'}
          settings={settings}
          onClose={() => setAsking(null)}
        />
      )}
      <LazySecretDialog
        opened={secret !== null}
        secret={secret ?? ''}
        onDone={() => setSecret(null)}
      />
    </Panel>
  );
}

function isAhead(moment: string | null): boolean {
  return moment !== null && Date.parse(moment) > Date.now();
}
