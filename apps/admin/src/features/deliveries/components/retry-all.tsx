import type { BulkJob } from '@patchbay/contracts/bulk-job';
import { Text } from '@mantine/core';
import { IconRotateClockwise } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { exactTime } from '../../../lib/time.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { retryDeliveries } from '../api/retry-deliveries.ts';
import { retryFilter, type LogFilter } from '../log-search.ts';
import { LazyJobProgress } from './lazy-job-progress.tsx';
import '../../../lib/deliveries-words.ts';

interface RetryAllProps {
  filter: LogFilter;
  connectionId: number | undefined;
  faces: ConnectorFaces;
}

/** Sends every failed delivery of the filter again, after saying which those are. */
export function RetryAll({ filter, connectionId, faces }: RetryAllProps) {
  const { t, i18n } = useTranslation('deliveries');
  const site = useSite();
  const [asking, setAsking] = useState(false);
  const [job, setJob] = useState<BulkJob | null>(null);
  const start = useAction({
    mutationFn: () => retryDeliveries(site.slug, retryFilter(filter, connectionId)),
    onSuccess: (started) => {
      setAsking(false);
      setJob(started);
    },
  });
  const reason = useAbility().reason('deliveries.retry');
  const matching = [
    filter.q && `${t('columns.event')}: ${filter.q}`,
    filter.originating_module && `${t('columns.module')}: ${filter.originating_module}`,
    filter.connector_type &&
      `${t('columns.connector')}: ${filter.connector_type.map((type) => faceOf(faces, type).name).join(', ')}`,
    filter.from && `${t('filters.from')}: ${exactTime(filter.from, i18n.language)}`,
    filter.to && `${t('filters.to')}: ${exactTime(filter.to, i18n.language)}`,
  ].filter((line) => line !== undefined && line !== '');
  return (
    <>
      {job && <LazyJobProgress key={job.id} job={job} onClose={() => setJob(null)} />}
      <GatedButton
        variant="default"
        size="xs"
        leftSection={<IconRotateClockwise size={14} />}
        reason={reason}
        onClick={() => setAsking(true)}
      >
        {t('retry_all')}
      </GatedButton>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('retry_all_title')}
        confirm={t('retry_all_start')}
        loading={start.isPending}
        onConfirm={() => start.mutate()}
      >
        <Text size="sm">{t('retry_all_text')}</Text>
        <Text component="ul" size="sm" m={0}>
          {connectionId !== undefined && <li>{t('retry_all_everything_one')}</li>}
          {connectionId === undefined && matching.length === 0 && (
            <li>{t('retry_all_everything')}</li>
          )}
          {matching.map((line) => (
            <li key={String(line)}>{line}</li>
          ))}
        </Text>
      </ConfirmDialog>
    </>
  );
}
