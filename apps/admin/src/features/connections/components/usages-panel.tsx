import { Group, List, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { ErrorState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { usagesQuery } from '../api/usages.ts';

export function UsagesPanel({ connectionId }: { connectionId: number }) {
  const { t } = useTranslation('connections');
  const site = useSite();
  const { data, error, refetch } = useQuery(usagesQuery(site.slug, connectionId));
  return (
    <Panel title={t('usages.title')}>
      {!data && !error && <Skeleton height={20} aria-label={t('common:loading')} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('usages.none')}
        </Text>
      )}
      {data && data.length > 0 && (
        <List size="sm" spacing={4}>
          {data.map((usage) => (
            <List.Item key={`${usage.module}/${usage.reference}`}>
              {usage.label}
              <Group gap={4}>
                <Text size="xs" c="dimmed">
                  {usage.module}, {t('usages.since')} <TimeText value={usage.created_at} />
                </Text>
              </Group>
            </List.Item>
          ))}
        </List>
      )}
    </Panel>
  );
}
