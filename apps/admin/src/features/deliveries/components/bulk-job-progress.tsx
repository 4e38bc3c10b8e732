import type { BulkJob } from '@patchbay/contracts/bulk-job';
import { CloseButton, Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/waiting-words.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { bulkJobQuery, isOver } from '../api/bulk-job.ts';
import { deliveriesKey } from '../api/deliveries.ts';
import { logKey } from '../api/delivery-log.ts';
import { JobActions } from './job-actions.tsx';
import { JobBar } from './job-bar.tsx';
import '../../../lib/deliveries-words.ts';

export interface BulkJobProgressProps {
  job: BulkJob;
  onClose: () => void;
}

/** How far a job that was just asked for has come, until it is closed. It is in the list of jobs too. */
export function BulkJobProgress({ job, onClose }: BulkJobProgressProps) {
  const { t } = useTranslation('deliveries');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const { data: now = job } = useQuery(bulkJobQuery(slug, job.id));
  const over = isOver(now);

  useEffect(() => {
    if (!over) return;
    void queryClient.invalidateQueries({ queryKey: logKey(slug) });
    void queryClient.invalidateQueries({ queryKey: deliveriesKey(slug) });
  }, [over, queryClient, slug]);

  return (
    <Group gap="sm" flex="1 1 20rem" role="group" aria-label={t(`waiting:jobs.kinds.${job.kind}`)}>
      <div role="status" style={{ flex: '1 1 12rem' }}>
        <JobBar job={now} />
      </div>
      <JobActions job={now} />
      {over && <CloseButton aria-label={t('common:close')} onClick={onClose} />}
    </Group>
  );
}
