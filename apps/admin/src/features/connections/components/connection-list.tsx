import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconFilterOff, IconPlugConnected } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connections-words.ts';
import type { z } from 'zod';
import type { ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { SortSelect } from '../../../ui/data-table/sort-select.tsx';
import { ButtonLink } from '../../../ui/links.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { connectionsQuery } from '../api/connections.ts';
import { connectionFilter, type ConnectionSearch } from '../connection-search.ts';
import { connectionColumns } from './connection-columns.tsx';
import { ConnectionFilters } from './connection-filters.tsx';

interface ConnectionListProps {
  search: z.infer<typeof ConnectionSearch>;
  onSearch: (change: ConnectionSearch) => void;
  faces: ConnectorFaces;
  families: string[];
  operatorName: (id: number) => string;
}

export function ConnectionList(props: ConnectionListProps) {
  const { search, onSearch, faces, families, operatorName } = props;
  const { t } = useTranslation('connections');
  const site = useSite();
  const filter = connectionFilter(search);
  const list = useInfiniteQuery(connectionsQuery(site.slug, filter));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const columns = useMemo(
    () => connectionColumns({ t, site: site.slug, faces, operatorName }),
    [t, site.slug, faces, operatorName],
  );
  const sort = (next: string) => onSearch({ sort: next });
  const filtered = Boolean(filter.q || filter.state || filter.family || filter.category);

  return (
    <>
      <ConnectionFilters
        search={search}
        states={filter.state ?? []}
        families={families}
        onSearch={onSearch}
      >
        <SortSelect columns={columns} sort={filter.sort} onSort={sort} />
      </ConnectionFilters>
      <Panel p={0} style={{ overflow: 'hidden' }}>
        {list.isPending && <LoadingState />}
        {list.error && !list.data && (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        )}
        {list.data &&
          rows.length === 0 &&
          (filtered ? <NoMatch onClear={onSearch} /> : <NoneYet />)}
        {rows.length > 0 && (
          <>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={rows}
              rowId={(row) => String(row.id)}
              sort={filter.sort}
              onSort={sort}
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

function NoneYet() {
  const { t } = useTranslation('connections');
  const site = useSite();
  return (
    <EmptyState
      icon={<IconPlugConnected />}
      title={t('empty.title')}
      text={t('empty.text')}
      action={
        <ButtonLink to="/sites/$site/library" params={{ site: site.slug }}>
          {t('empty.action')}
        </ButtonLink>
      }
    />
  );
}

function NoMatch({ onClear }: { onClear: (change: ConnectionSearch) => void }) {
  const { t } = useTranslation('connections');
  const clear = { q: undefined, state: undefined, family: undefined, category: undefined };
  return (
    <EmptyState
      icon={<IconFilterOff />}
      title={t('no_match.title')}
      text={t('no_match.text')}
      action={
        <Button variant="default" onClick={() => onClear(clear)}>
          {t('common:clear_filters')}
        </Button>
      }
    />
  );
}
