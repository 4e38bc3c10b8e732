import type { BulkJob } from '@patchbay/contracts/bulk-job';
import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAbility } from '../../../lib/use-ability.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { isOver } from '../api/bulk-job.ts';
import { useJobMoves } from '../use-job-moves.ts';
import '../../../lib/deliveries-words.ts';
import '../../../lib/waiting-words.ts';

/** Pausing and resuming at once, ending after a question. Nothing for a job that is over. */
export function JobActions({ job }: { job: BulkJob }) {
  const { t, i18n } = useTranslation('deliveries');
  const [asking, setAsking] = useState(false);
  const reason = useAbility().reason('deliveries.retry');
  const move = useJobMoves(job.id);
  if (isOver(job)) return null;
  const next = job.status === 'paused' ? 'resume' : 'pause';
  const done = new Intl.NumberFormat(i18n.language).format(job.done);
  return (
    <Group gap={6} wrap="nowrap">
      <GatedButton
        size="xs"
        variant="default"
        reason={reason}
        loading={move.isPending && move.variables === next}
        onClick={() => move.mutate(next)}
      >
        {t(`waiting:jobs.${next}`)}
      </GatedButton>
      <GatedButton
        size="xs"
        variant="subtle"
        color="red"
        reason={reason}
        onClick={() => setAsking(true)}
      >
        {t('waiting:jobs.cancel')}
      </GatedButton>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('waiting:jobs.cancel_title')}
        confirm={t('waiting:jobs.cancel')}
        dismiss={t('waiting:jobs.keep')}
        danger
        loading={move.isPending}
        onConfirm={() => move.mutate('cancel', { onSettled: () => setAsking(false) })}
      >
        <Text size="sm">
          {t(`waiting:jobs.cancel_text.${job.kind}`, { count: job.done, done })}
        </Text>
      </ConfirmDialog>
    </Group>
  );
}
