import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconFilterOff, IconListDetails } from '@tabler/icons-react';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { SortSelect } from '../../../ui/data-table/sort-select.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { deliveryLogQuery, LIVE_MS } from '../api/delivery-log.ts';
import { isFiltered, logFilter, NEWEST_FIRST, NO_FILTER, type LogSearch } from '../log-search.ts';
import { mergeLive } from '../merge-live.ts';
import { useLiveLog } from '../use-live-log.ts';
import { LiveChip } from './live-chip.tsx';
import { LazyDeliveryDrawer } from './lazy-delivery-drawer.ts';
import { logColumns } from './log-columns.tsx';
import { LogFilters } from './log-filters.tsx';
import { LogActions } from './log-actions.tsx';
import '../../../lib/deliveries-words.ts';

interface DeliveryLogProps {
  /** Left out for the log of the whole site. */
  connectionId?: number;
  faces: ConnectorFaces;
  search: LogSearch;
  onSearch: (change: Partial<LogSearch>) => void;
}

export function DeliveryLog({ connectionId, faces, search, onSearch }: DeliveryLogProps) {
  const { t, i18n } = useTranslation('deliveries');
  const site = useSite();
  const { q, outcome, module, range, from, to, sort, live, delivery, connection } = search;
  // "The last hour" is counted from when it was chosen, so that loading more goes on in one list.
  const filter = useMemo(
    // eslint-disable-next-line react-hooks/purity -- a range counts from when it was chosen
    () => logFilter({ q, outcome, module, range, from, to, sort }, Date.now()),
    [q, outcome, module, range, from, to, sort],
  );
  const only = connectionId ?? (connection === undefined ? undefined : Number(connection));
  const list = useRef<HTMLDivElement>(null);
  const tail = useLiveLog({ on: live === '1', filter, connectionId: only, list });
  const log = useInfiniteQuery({
    ...deliveryLogQuery(site.slug, only, filter),
    refetchInterval: tail?.state === 'refused' ? LIVE_MS : false,
  });
  const came = filter.sort === NEWEST_FIRST ? tail?.entries : undefined;
  const rows = useMemo(() => {
    const read = log.data?.pages.flatMap((page) => page.items) ?? [];
    return came ? mergeLive(read, came) : read;
  }, [log.data, came]);
  const open = useCallback((id: number) => onSearch({ delivery: String(id) }), [onSearch]);
  const columns = useMemo(
    () =>
      logColumns({
        t,
        language: i18n.language,
        faces,
        ofOne: connectionId !== undefined,
        onOpen: open,
      }),
    [t, i18n.language, faces, connectionId, open],
  );
  const showNew = () => {
    tail?.show();
    list.current?.scrollIntoView({ block: 'start' });
  };
  const sortBy = (next: string) => onSearch({ sort: next as LogSearch['sort'] });

  return (
    <>
      <LogFilters
        search={search}
        filter={filter}
        onSearch={onSearch}
        live={tail?.state ?? null}
        ofOne={connectionId !== undefined}
      >
        <SortSelect columns={columns} sort={filter.sort} onSort={sortBy} />
      </LogFilters>
      <LogActions filter={filter} connectionId={only} />
      <div ref={list}>
        <LiveChip count={tail?.unseen ?? 0} onShow={showNew} />
        <Panel p={0} style={{ overflow: 'hidden' }}>
          {log.isPending && <LoadingState rows={10} height={36} />}
          {log.error && !log.data && (
            <ErrorState error={log.error} onRetry={() => void log.refetch()} />
          )}
          {log.data && rows.length === 0 && (
            <NoEntries
              filtered={isFiltered(filter) || connection !== undefined}
              onClear={() => onSearch(NO_FILTER)}
            />
          )}
          {rows.length > 0 && (
            <>
              <DataTable
                label={t('title')}
                columns={columns}
                rows={rows}
                rowId={(row) => String(row.id)}
                sort={filter.sort}
                onSort={sortBy}
                stale={log.isPlaceholderData}
              />
              <LoadMore
                count={rows.length}
                hasMore={log.hasNextPage}
                loading={log.isFetchingNextPage}
                onMore={() => void log.fetchNextPage()}
              />
            </>
          )}
        </Panel>
      </div>
      <LazyDeliveryDrawer
        opened={delivery !== undefined}
        deliveryId={delivery === undefined ? null : Number(delivery)}
        faces={faces}
        onClose={() => onSearch({ delivery: undefined })}
      />
    </>
  );
}

function NoEntries({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation('deliveries');
  if (!filtered) {
    return (
      <EmptyState icon={<IconListDetails />} title={t('empty.title')} text={t('empty.text')} />
    );
  }
  return (
    <EmptyState
      icon={<IconFilterOff />}
      title={t('no_match.title')}
      text={t('no_match.text')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('common:clear_filters')}
        </Button>
      }
    />
  );
}
