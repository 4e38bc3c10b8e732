import type { BulkJob } from '@patchbay/contracts/bulk-job';
import { Stack, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { Column } from '../../../ui/data-table/column.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { ToneBadge, type Tone } from '../../../ui/tone-badge.tsx';
import { JobActions } from './job-actions.tsx';
import { JobBar } from './job-bar.tsx';
import { JobFilter } from './job-filter.tsx';
import '../../../lib/waiting-words.ts';

const TONES: Record<BulkJob['status'], Tone> = {
  running: 'info',
  paused: 'warn',
  done: 'good',
  cancelled: 'quiet',
  failed: 'bad',
};

export function jobColumns(t: TFunction<'deliveries'>): Column<BulkJob>[] {
  return [
    {
      id: 'job',
      meta: { label: t('waiting:columns.job'), card: 'title' },
      cell: ({ row: { original } }) => (
        <Stack gap={2}>
          <Text span size="sm" fw={600}>
            {t(`waiting:jobs.kinds.${original.kind}`)}
          </Text>
          <JobFilter job={original} />
        </Stack>
      ),
    },
    {
      id: 'status',
      meta: { label: t('waiting:columns.status') },
      cell: ({ row: { original } }) => (
        <ToneBadge tone={TONES[original.status]} value={original.status}>
          {t(`waiting:jobs.statuses.${original.status}`)}
        </ToneBadge>
      ),
    },
    {
      id: 'progress',
      meta: { label: t('waiting:columns.progress'), card: 'bare', width: '18rem' },
      cell: ({ row: { original } }) => <JobBar job={original} />,
    },
    {
      id: 'by',
      meta: { label: t('waiting:columns.started_by') },
      cell: ({ row: { original } }) => original.created_by,
    },
    {
      id: 'started',
      meta: { label: t('waiting:columns.started') },
      cell: ({ row: { original } }) => <TimeText value={original.created_at} />,
    },
    {
      id: 'finished',
      meta: { label: t('waiting:columns.finished') },
      cell: ({ row: { original } }) => <TimeText value={original.finished_at} />,
    },
    {
      id: 'actions',
      meta: { label: t('columns.actions'), card: 'bare', align: 'right' },
      cell: ({ row: { original } }) => <JobActions job={original} />,
    },
  ];
}
