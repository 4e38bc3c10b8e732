import type { Usage, UsageSummary } from '@patchbay/contracts/connection';
import { List, Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TimeText } from '../../../ui/time-text.tsx';
import { ErrorState } from '../../../ui/list-states.tsx';
import '../../../lib/connections-words.ts';
import '../../../lib/detail-words.ts';

interface BlastRadiusProps {
  usages: UseQueryResult<{ items: Usage[]; summary: UsageSummary }>;
}

const NAMED = 3;

/** Who uses a connection and how much of it is under way: what pausing or disconnecting stops. */
export function BlastRadius({ usages }: BlastRadiusProps) {
  const { t } = useTranslation('connections');
  const { data, error, refetch } = usages;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={64} role="status" aria-label={t('common:loading')} />;
  const { summary, items } = data;
  if (summary.modules === 0) return <Text size="sm">{t('blast.nobody')}</Text>;
  const least = summary.at_least ? 'least' : 'exact';
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {t('blast.modules', { count: summary.modules })}
      </Text>
      <List size="sm" spacing={6}>
        {summary.by_module.map((use) => (
          <List.Item key={use.module}>
            <Text span size="sm" fw={600}>
              {use.module}
            </Text>
            <Text size="sm">{use.observed ? t('blast.observed') : places(items, use.module)}</Text>
            <Text size="xs" c="dimmed">
              {t(`blast.waiting_${least}`, { count: use.deliveries_waiting })},{' '}
              {t(`blast.lately_${least}`, { count: use.deliveries_last_7_days })}
              {use.last_delivery_at && (
                <>
                  , {t('detail:stops.last_used')} <TimeText value={use.last_delivery_at} />
                </>
              )}
            </Text>
          </List.Item>
        ))}
      </List>
    </Stack>
  );

  function places(all: Usage[], module: string): string {
    const labels = all.filter((each) => each.module === module).map((each) => each.label);
    const more = labels.length - NAMED;
    const named = labels.slice(0, NAMED).join(', ');
    return more > 0 ? `${named} ${t('blast.more', { count: more })}` : named;
  }
}
