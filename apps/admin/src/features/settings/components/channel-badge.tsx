import type { AlertChannels } from '@patchbay/contracts/alert-channel';
import { useTranslation } from 'react-i18next';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import '../../../lib/settings-words.ts';

export type Channel = AlertChannels['webhook'];

/** Whether the last message failed after the last one that went out. */
export function isFailing({ configured, last_sent_at: sent, last_failed_at: failed }: Channel) {
  return configured && failed !== null && (sent === null || Date.parse(failed) > Date.parse(sent));
}

export function ChannelBadge({ channel }: { channel: Channel }) {
  const { t } = useTranslation('settings');
  if (!channel.configured) return <ToneBadge tone="quiet">{t('alerts.off')}</ToneBadge>;
  if (isFailing(channel)) return <ToneBadge tone="bad">{t('alerts.failing')}</ToneBadge>;
  return <ToneBadge tone="good">{t('alerts.on')}</ToneBadge>;
}
