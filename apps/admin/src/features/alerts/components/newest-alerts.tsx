import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../lib/problem-text.ts';
import { serverText } from '../../../lib/server-text.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { newestAlertsQuery } from '../api/newest-alerts.ts';
import { SeverityIcon } from './severity-icon.tsx';
import classes from './bell.module.css';
import '../../../lib/alert-words.ts';

/** Each leads to its connection, where something can be done about it. */
export function NewestAlerts({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('alerts');
  const { slug } = useSite();
  const { data, error, refetch } = useQuery(newestAlertsQuery(slug));
  if (error && !data) {
    return (
      <Group role="alert" justify="space-between">
        <Text size="sm">{problemText(error, t)}</Text>
        <Button variant="default" size="xs" onClick={() => void refetch()}>
          {t('common:try_again')}
        </Button>
      </Group>
    );
  }
  if (!data) {
    return (
      <Stack gap="xs" role="status" aria-label={t('common:loading')}>
        <Skeleton height={36} />
        <Skeleton height={36} />
      </Stack>
    );
  }
  if (data.length === 0) {
    return (
      <Group gap="xs" wrap="nowrap" py="xs">
        <IconCircleCheck size={18} aria-hidden color="var(--mantine-color-green-6)" />
        <Text size="sm">{t('calm')}</Text>
      </Group>
    );
  }
  return (
    <ul className={classes.list}>
      {data.map((alert) => (
        <li key={alert.id} className={classes.item} data-severity={alert.severity}>
          <SeverityIcon severity={alert.severity} />
          <div className={classes.words}>
            <TextLink
              to="/sites/$site/connections/$id"
              params={{ site: slug, id: String(alert.connection_id) }}
              onClick={onLeave}
              size="sm"
              c="inherit"
              fw={alert.read_at === null ? 700 : 500}
            >
              {serverText(alert.title)}
            </TextLink>
            <Text size="xs" c="dimmed">
              {alert.connection_name} · <TimeText value={alert.opened_at} />
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}
