import { Group, List, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { ErrorState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { usagesQuery } from '../api/usages.ts';
import '../../../lib/connections-words.ts';

export function UsagesPanel({ connectionId }: { connectionId: number }) {
  const { t } = useTranslation('connections');
  const site = useSite();
  const { data, error, refetch } = useQuery(usagesQuery(site.slug, connectionId));
  const seen = data?.summary.by_module.filter((use) => use.observed) ?? [];
  return (
    <Panel title={t('usages.title')}>
      {!data && !error && <Skeleton height={20} role="status" aria-label={t('common:loading')} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.summary.modules === 0 && (
        <Text size="sm" c="dimmed">
          {t('usages.none')}
        </Text>
      )}
      {data && data.summary.modules > 0 && (
        <List size="sm" spacing={4}>
          {data.items.map((usage) => (
            <List.Item key={`${usage.module}/${usage.reference}`}>
              {usage.label}
              <Group gap={4}>
                <Text size="xs" c="dimmed">
                  {usage.module}, {t('usages.since')}{' '}
                  <TimeText value={usage.created_at} form="day" />
                </Text>
              </Group>
            </List.Item>
          ))}
          {seen.map((use) => (
            <List.Item key={use.module}>
              {use.module}
              <Text size="xs" c="dimmed">
                {t('usages.seen')} <TimeText value={use.last_delivery_at} />
              </Text>
            </List.Item>
          ))}
        </List>
      )}
    </Panel>
  );
}
