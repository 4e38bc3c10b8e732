import { useInfiniteQuery } from '@tanstack/react-query';
import { IconListCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/waiting-words.ts';
import { listParam, listText } from '../../../lib/list-param.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { PagedTable, useRows } from '../../../ui/data-table/paged-table.tsx';
import { EmptyState } from '../../../ui/list-states.tsx';
import { NoMatch } from '../../../ui/no-match.tsx';
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
  const rows = useRows(list);
  const columns = useMemo(() => jobColumns(t), [t]);
  return (
    <>
      <ToggleChips
        label={t('waiting:columns.status')}
        options={STATUSES.map((value) => ({ value, label: t(`waiting:jobs.statuses.${value}`) }))}
        chosen={chosen ?? []}
        onChange={(next) => onSearch({ status: listText(next) })}
      />
      <PagedTable
        label={t('waiting:jobs.title')}
        list={list}
        rows={rows}
        columns={columns}
        empty={
          chosen ? (
            <NoMatch
              title={t('waiting:jobs.no_match')}
              onClear={() => onSearch({ status: undefined })}
            />
          ) : (
            <EmptyState
              icon={<IconListCheck />}
              title={t('waiting:jobs.empty_title')}
              text={t('waiting:jobs.empty_text')}
            />
          )
        }
      />
    </>
  );
}
