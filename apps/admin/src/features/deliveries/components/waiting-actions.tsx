import type { BulkJob } from '@patchbay/contracts/bulk-job';
import type { ListedDelivery } from '@patchbay/contracts/delivery-list';
import { Button, Checkbox, Group, Text } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exactTime } from '../../../lib/time.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import type { Selection } from '../../../ui/data-table/use-selection.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { cancelFilter, type WaitingFilter } from '../waiting-filter.ts';
import { CancelMany } from './cancel-many.tsx';
import { LazyJobProgress } from './lazy-job-progress.tsx';
import '../../../lib/deliveries-words.ts';
import '../../../lib/waiting-words.ts';

interface WaitingActionsProps {
  filter: WaitingFilter;
  connectionName: string | undefined;
  /** Rows that can be ticked, and those that are. */
  choices: readonly ListedDelivery[];
  chosen: readonly ListedDelivery[];
  selection: Selection<ListedDelivery>;
}

/** What one request may name. */
const MOST_NAMED = 1000;

/** Cancelling what is ticked, or all that matches. */
export function WaitingActions(props: WaitingActionsProps) {
  const { filter, connectionName, choices, chosen, selection } = props;
  const { t, i18n } = useTranslation('deliveries');
  const [asking, setAsking] = useState<'chosen' | 'all' | null>(null);
  const [job, setJob] = useState<BulkJob | null>(null);
  const missing = useAbility().reason('deliveries.retry');
  const all = cancelFilter(filter);
  const tooMany = chosen.length > MOST_NAMED ? t('waiting:cancel.too_many') : null;
  const started = (next: BulkJob) => {
    setJob(next);
    selection.set([]);
  };
  const matching = [
    connectionName && `${t('columns.connection')}: ${connectionName}`,
    filter.q && `${t('columns.event')}: ${filter.q}`,
    filter.to && `${t('waiting:filters.accepted_before')}: ${exactTime(filter.to, i18n.language)}`,
    all?.status?.length === 1 &&
      `${t('waiting:filters.status')}: ${t(`waiting:statuses.${all.status[0]!}`)}`,
  ].flatMap((line) => (line ? [line] : []));
  return (
    <Group justify="space-between" gap="xs" mih={36}>
      {missing === null && choices.length > 0 && (
        <Group gap="sm">
          {/* Wide tables have it in their head. */}
          <Checkbox
            hiddenFrom="sm"
            label={t('waiting:select_shown')}
            checked={chosen.length === choices.length}
            indeterminate={chosen.length > 0 && chosen.length < choices.length}
            onChange={() => selection.set(chosen.length === choices.length ? [] : choices)}
          />
          {chosen.length > 0 && (
            <>
              <Text size="sm" role="status">
                {t('waiting:selected', { count: chosen.length })}
              </Text>
              <GatedButton
                size="xs"
                color="red"
                leftSection={<IconBan size={14} />}
                reason={tooMany}
                onClick={() => setAsking('chosen')}
              >
                {t('waiting:cancel.selected')}
              </GatedButton>
              <Button size="xs" variant="subtle" onClick={() => selection.set([])}>
                {t('waiting:select_none')}
              </Button>
            </>
          )}
        </Group>
      )}
      {job && <LazyJobProgress key={job.id} job={job} onClose={() => setJob(null)} />}
      <GatedButton
        variant="default"
        size="xs"
        ms="auto"
        leftSection={<IconBan size={14} />}
        reason={missing ?? (all ? null : t('waiting:cancel.only_running'))}
        onClick={() => setAsking('all')}
      >
        {matching.length > 0 ? t('waiting:cancel.all_matching') : t('waiting:cancel.all')}
      </GatedButton>
      <CancelMany
        opened={asking === 'chosen'}
        filter={{ delivery_ids: chosen.slice(0, MOST_NAMED).map(({ id }) => id) }}
        matching={[]}
        onClose={() => setAsking(null)}
        onStarted={started}
      />
      {all && (
        <CancelMany
          opened={asking === 'all'}
          filter={all}
          matching={matching}
          onClose={() => setAsking(null)}
          onStarted={started}
        />
      )}
    </Group>
  );
}
