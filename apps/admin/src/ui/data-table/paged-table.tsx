import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { ErrorState, LoadingState } from '../list-states.tsx';
import { LoadMore } from '../load-more.tsx';
import { Panel } from '../panel.tsx';
import { DataTable } from './data-table.tsx';
import type { Column } from './column.ts';

interface Listed {
  id: number;
}

type PagedList<Row> = UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;

interface PagedTableProps<Row extends Listed> {
  /** What the table holds, for those who cannot see it. */
  label: string;
  list: PagedList<Row>;
  /** As `useRows` gives them, or with what came meanwhile. */
  rows: Row[];
  columns: Column<Row>[];
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** In place of the table when there is nothing to show. */
  empty: ReactNode;
  /** Something stands below it: then more is loaded by the button alone. */
  oneOfMany?: boolean | undefined;
  /** What is drawn until the first answer. */
  skeleton?: { rows?: number; height?: number };
}

/** The rows of the pages read so far, the same array until there are others. */
export function useRows<Row>(list: PagedList<Row>): Row[] {
  return useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
}

/** A keyset list as a table on a panel: while it loads, when it fails, when it is empty, and its foot. */
export function PagedTable<Row extends Listed>(props: PagedTableProps<Row>) {
  const { label, list, rows, columns, sort, onSort, empty, oneOfMany, skeleton } = props;
  return (
    <Panel p={0} style={{ overflow: 'clip' }}>
      {list.isPending && <LoadingState {...skeleton} />}
      {list.error && !list.data && (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.data && rows.length === 0 && empty}
      {rows.length > 0 && (
        <>
          <DataTable
            label={label}
            columns={columns}
            rows={rows}
            rowId={(row) => String(row.id)}
            sort={sort}
            onSort={onSort}
            stale={list.isPlaceholderData}
          />
          {(list.hasNextPage || !oneOfMany) && (
            <LoadMore
              count={rows.length}
              hasMore={list.hasNextPage}
              loading={list.isFetchingNextPage}
              // Where the last page could not be had, nothing is tried again unasked.
              ahead={!oneOfMany && !list.isFetchNextPageError}
              onMore={() => void list.fetchNextPage()}
            />
          )}
        </>
      )}
    </Panel>
  );
}
