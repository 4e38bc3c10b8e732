import { Alert, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/facts.tsx';
import { serverText } from '../../../lib/server-text.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { isFailing, type Channel } from './channel-badge.tsx';
import '../../../lib/settings-words.ts';

/** How telling went lately. */
export function ChannelFacts({ channel }: { channel: Channel }) {
  const { t } = useTranslation('settings');
  const { last_sent_at: sent, last_failed_at: failed, last_error: reason, waiting } = channel;
  return (
    <Stack gap="sm">
      <Facts
        facts={[
          [
            t('alerts.last_sent'),
            <TimeText key="s" value={sent} otherwise={t('alerts.not_yet')} />,
          ],
          [
            t('alerts.last_failed'),
            <TimeText key="f" value={failed} otherwise={t('common:never')} />,
          ],
          [t('alerts.waiting'), String(waiting)],
        ]}
      />
      {reason && (
        <Alert
          role="note"
          color={isFailing(channel) ? 'red' : 'gray'}
          title={isFailing(channel) ? t('alerts.failing_title') : t('alerts.failed_title')}
        >
          {serverText(reason)}
        </Alert>
      )}
    </Stack>
  );
}
