import type { Alert } from '@patchbay/contracts/alert';
import { Button, Group, Text, Title } from '@mantine/core';
import { IconCheck, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectorFace } from '../../../lib/connector-face.ts';
import { serverText } from '../../../lib/server-text.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import { VendorMark } from '../../../ui/vendor-mark.tsx';
import { countText } from '../count-text.ts';
import { AlertConnection } from './alert-connection.tsx';
import { SeverityBadge } from './severity-badge.tsx';
import classes from './alert-row.module.css';
import '../../../lib/alert-words.ts';

interface AlertRowProps {
  alert: Alert;
  face: ConnectorFace;
  /** Being noted as read now. */
  busy: boolean;
  onRead: () => void;
}

export function AlertRow({ alert, face, busy, onRead }: AlertRowProps) {
  const { t } = useTranslation('alerts');
  const unread = alert.read_at === null;
  const over = alert.resolved_at !== null;
  const count = countText(alert, t);
  const title = serverText(alert.title);
  return (
    <li className={classes.row} data-unread={unread || undefined} aria-label={title}>
      <VendorMark icon={face.icon} name={face.name} family={face.family} size={34} />
      <div className={classes.words}>
        <Group gap="xs">
          <Title order={3} fw={unread ? 700 : 500}>
            {title}
          </Title>
          {over ? (
            <ToneBadge tone="good" icon={<IconCircleCheck aria-hidden />} value="resolved">
              {t('recovered')}
            </ToneBadge>
          ) : (
            <SeverityBadge severity={alert.severity} />
          )}
          {unread && <ToneBadge tone="info">{t('unread')}</ToneBadge>}
        </Group>
        <div className={classes.facts}>
          <span>
            <AlertConnection alert={alert} />
          </span>
          <span>
            {t('began')} <TimeText value={alert.opened_at} />
          </span>
          {over && (
            <span>
              {t('recovered_at')} <TimeText value={alert.resolved_at} />
            </span>
          )}
          {count && <span>{count}</span>}
        </div>
        <Text size="sm" c={over ? 'dimmed' : undefined}>
          {serverText(alert.message)}
        </Text>
      </div>
      {unread && (
        <Button
          className={classes.action}
          variant="subtle"
          size="compact-sm"
          leftSection={<IconCheck size={14} />}
          loading={busy}
          aria-label={t('read_of', { title, name: alert.connection_name })}
          onClick={onRead}
        >
          {t('read')}
        </Button>
      )}
    </li>
  );
}
