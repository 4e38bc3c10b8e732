import type { BulkJob } from '@patchbay/contracts/bulk-job';
import { CloseButton, Group, Progress, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { bulkJobQuery, isOver } from '../api/bulk-job.ts';
import { logKey } from '../api/delivery-log.ts';

/** How far a bulk retry has come, until it is closed. */
export function BulkJobProgress({ job, onClose }: { job: BulkJob; onClose: () => void }) {
  const { t } = useTranslation('deliveries');
  const site = useSite();
  const queryClient = useQueryClient();
  const { data: now = job } = useQuery(bulkJobQuery(site.slug, job.id));
  const { status, done, total } = now;
  const over = isOver(now);

  useEffect(() => {
    if (over) void queryClient.invalidateQueries({ queryKey: logKey(site.slug) });
  }, [over, queryClient, site.slug]);

  const text = status === 'failed' ? t('retry_all_failed', { done, total })
    : !over ? t('retry_all_progress', { done, total })
    : total === 0 ? t('retry_all_none')
    : t('retry_all_done', { count: done }); // prettier-ignore
  return (
    <Group gap="sm" wrap="nowrap" role="status" flex="1 1 16rem">
      {!over && (
        <Progress
          value={total > 0 ? (done / total) * 100 : 100}
          animated
          flex={1}
          miw={80}
          aria-label={text}
        />
      )}
      <Text size="sm">{text}</Text>
      {over && <CloseButton aria-label={t('common:close')} onClick={onClose} />}
    </Group>
  );
}
