import { useInfiniteQuery } from '@tanstack/react-query';
import { IconListCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/waiting-words.ts';
import { listParam, listText } from '../../../lib/list-param.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ToggleChips } from '../../../ui/toggle-chips.tsx';
import { bulkJobsQuery } from '../api/bulk-jobs.ts';
import type { DeliveriesSearch } from '../deliveries-search.ts';
import { jobColumns } from './job-columns.tsx';
import '../../../lib/deliveries-words.ts';

const STATUSES = ['running', 'paused', 'done', 'cancelled', 'failed'] as const;

interface JobListProps {
  search: DeliveriesSearch;
  onSearch: (change: Partial<DeliveriesSearch>) => void;
}

/** Work on many deliveries at once: how far it is, who asked for it, and how to stop it. */
export function JobList({ search, onSearch }: JobListProps) {
  const { t } = useTranslation('deliveries');
  const { slug } = useSite();
  const chosen = listParam(search.status, STATUSES);
  const list = useInfiniteQuery(bulkJobsQuery(slug, chosen));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const columns = useMemo(() => jobColumns(t), [t]);
  return (
    <>
      <ToggleChips
        label={t('waiting:columns.status')}
        options={STATUSES.map((value) => ({ value, label: t(`waiting:jobs.statuses.${value}`) }))}
        chosen={chosen ?? []}
        onChange={(next) => onSearch({ status: listText(next) })}
      />
      <Panel p={0} style={{ overflow: 'hidden' }}>
        {list.isPending && <LoadingState rows={6} height={44} />}
        {list.error && !list.data && (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        )}
        {list.data && rows.length === 0 && (
          <EmptyState
            icon={<IconListCheck />}
            title={chosen ? t('waiting:jobs.no_match') : t('waiting:jobs.empty_title')}
            text={chosen ? undefined : t('waiting:jobs.empty_text')}
          />
        )}
        {rows.length > 0 && (
          <>
            <DataTable
              label={t('waiting:jobs.title')}
              columns={columns}
              rows={rows}
              rowId={(row) => String(row.id)}
              stale={list.isPlaceholderData}
            />
            <LoadMore
              count={rows.length}
              hasMore={list.hasNextPage}
              loading={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          </>
        )}
      </Panel>
    </>
  );
}
