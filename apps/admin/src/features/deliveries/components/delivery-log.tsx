import { useInfiniteQuery } from '@tanstack/react-query';
import { IconListDetails } from '@tabler/icons-react';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { PagedTable, useRows } from '../../../ui/data-table/paged-table.tsx';
import { SortSelect } from '../../../ui/data-table/sort-select.tsx';
import { EmptyState } from '../../../ui/list-states.tsx';
import { NoMatch } from '../../../ui/no-match.tsx';
import { deliveryLogQuery, LIVE_MS } from '../api/delivery-log.ts';
import { isFiltered, logFilter, NEWEST_FIRST, NO_FILTER, type LogSearch } from '../log-search.ts';
import { mergeLive } from '../merge-live.ts';
import { useLiveLog } from '../use-live-log.ts';
import { LiveChip } from './live-chip.tsx';
import { LazyLogChart } from './lazy-log-chart.tsx';
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
  // A connection's own log is of one connector anyway.
  const connector = connectionId === undefined ? search.connector : undefined;
  // "The last hour" is counted from when it was chosen, so that loading more goes on in one list.
  const filter = useMemo(
    // eslint-disable-next-line react-hooks/purity -- a range counts from when it was chosen
    () => logFilter({ q, outcome, module, connector, range, from, to, sort }, Date.now()),
    [q, outcome, module, connector, range, from, to, sort],
  );
  const only = connectionId ?? (connection === undefined ? undefined : Number(connection));
  const list = useRef<HTMLDivElement>(null);
  const tail = useLiveLog({ on: live === '1', filter, connectionId: only, list });
  const log = useInfiniteQuery({
    ...deliveryLogQuery(site.slug, only, filter),
    refetchInterval: tail?.state === 'refused' ? LIVE_MS : false,
  });
  const came = filter.sort === NEWEST_FIRST ? tail?.entries : undefined;
  const read = useRows(log);
  const rows = useMemo(() => (came ? mergeLive(read, came) : read), [read, came]);
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
        faces={faces}
        onSearch={onSearch}
        live={tail?.state ?? null}
        ofOne={connectionId !== undefined}
      >
        <SortSelect columns={columns} sort={filter.sort} onSort={sortBy} />
      </LogFilters>
      <LogActions filter={filter} connectionId={only} faces={faces} />
      <LazyLogChart
        ready={log.data !== undefined}
        filter={filter}
        connectionId={only}
        live={live === '1'}
        onSearch={onSearch}
      />
      <div ref={list}>
        <LiveChip count={tail?.unseen ?? 0} onShow={showNew} />
        <PagedTable
          label={t('title')}
          list={log}
          rows={rows}
          columns={columns}
          sort={filter.sort}
          onSort={sortBy}
          skeleton={{ rows: 10, height: 36 }}
          empty={
            isFiltered(filter) || connection !== undefined ? (
              <NoMatch
                title={t('no_match.title')}
                text={t('no_match.text')}
                onClear={() => onSearch(NO_FILTER)}
              />
            ) : (
              <EmptyState
                icon={<IconListDetails />}
                title={t('empty.title')}
                text={t('empty.text')}
              />
            )
          }
        />
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
