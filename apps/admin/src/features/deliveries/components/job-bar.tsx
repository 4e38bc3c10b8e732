import type { BulkJob } from '@patchbay/contracts/bulk-job';
import { Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { jobShare } from '../job-share.ts';
import { jobText } from '../job-text.ts';
import '../../../lib/deliveries-words.ts';

const COLORS: Partial<Record<BulkJob['status'], string>> = {
  done: 'green',
  failed: 'red',
  paused: 'amber',
  cancelled: 'gray',
};

/** How far a job has come, as a bar and in words. */
export function JobBar({ job }: { job: BulkJob }) {
  const { t, i18n } = useTranslation('deliveries');
  const { status } = job;
  const share = jobShare(job);
  const text = jobText(job, t, i18n.language);
  return (
    <div style={{ flex: '1 1 12rem', minWidth: '10rem' }}>
      <Progress
        value={share ?? 100}
        color={COLORS[status]}
        animated={status === 'running'}
        striped={share === null}
        aria-label={text}
        mb={4}
      />
      <Text size="sm">{text}</Text>
    </div>
  );
}
