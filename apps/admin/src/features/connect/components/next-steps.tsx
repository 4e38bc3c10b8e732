import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { Button, CloseButton, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connecting-words.ts';
import { publicKeysOf } from '../../../lib/public-keys-of.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { useAbility } from '../../../lib/use-ability.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { LazyPublicKeys } from '../../../ui/lazy-public-keys.tsx';
import { dropDraft } from '../draft.ts';
import { LazyTestEventDialog } from './lazy-test-event-dialog.ts';
import classes from './next-steps.module.css';

interface NextStepsProps {
  connection: Connection;
  connector: ConnectorDetail;
  onLog: () => void;
  onDismiss: () => void;
}

/** Greets a connection that was just made, and says what it is good for. */
export function NextSteps({ connection, connector, onLog, onDismiss }: NextStepsProps) {
  const { t } = useTranslation('connecting');
  const { slug } = useSite();
  const ability = useAbility();
  const [sending, setSending] = useState(false);
  const name = connection.display_name;
  const account = connection.vendor_account_name ?? connection.vendor_account_id;
  // Made by a trip in this page, the form that kept the draft is gone.
  useEffect(() => dropDraft(slug, connector.slug), [slug, connector.slug]);
  const reason = ability.reason('deliveries.create', { family: connector.family });
  return (
    <Paper component="section" aria-label={t('next.title', { name })} className={classes.panel}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <IconCircleCheck className={classes.sign} aria-hidden />
          <div role="status">
            <Title order={2}>{t('next.title', { name })}</Title>
            {account && (
              <Text size="sm" c="dimmed">
                {t('next.account', { account })}
              </Text>
            )}
          </div>
        </Group>
        <CloseButton aria-label={t('next.dismiss')} onClick={onDismiss} />
      </Group>
      <LazyPublicKeys keys={publicKeysOf(connection, connector.flows)} vendor={connector.name} />
      <ol className={classes.steps}>
        <Stack component="li" gap={8} align="flex-start">
          <Text fw={600}>{t('next.test')}</Text>
          <Text size="sm" c="dimmed" flex={1}>
            {t('next.test_text', { name: connector.name })}
          </Text>
          <GatedButton size="xs" reason={reason} onClick={() => setSending(true)}>
            {t('next.test')}
          </GatedButton>
        </Stack>
        <Stack component="li" gap={8}>
          <Text fw={600}>{t('next.use')}</Text>
          <Text size="sm" c="dimmed">
            {t('next.use_text', { name })}
          </Text>
        </Stack>
        <Stack component="li" gap={8} align="flex-start">
          <Text fw={600}>{t('next.log')}</Text>
          <Text size="sm" c="dimmed" flex={1}>
            {t('next.log_text', { vendor: connector.name })}
          </Text>
          {ability.can('deliveries.browse') && (
            <Button size="xs" variant="default" onClick={onLog}>
              {t('next.log')}
            </Button>
          )}
        </Stack>
      </ol>
      <LazyTestEventDialog
        opened={sending}
        onClose={() => setSending(false)}
        connection={connection}
        connector={connector}
      />
    </Paper>
  );
}
