import type { Connection } from '@patchbay/contracts/connection';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnectionTrends } from '../../../lib/connection-trends.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { PagedTable, useRows } from '../../../ui/data-table/paged-table.tsx';
import type { Column } from '../../../ui/data-table/column.ts';
import { connectionsQuery, type ConnectionFilter } from '../api/connections.ts';
import { Trends } from './last-day.tsx';
import '../../../lib/connections-words.ts';

interface ConnectionTableProps {
  filter: ConnectionFilter;
  /** What it holds, where it is one of several. */
  label?: string;
  columns: Column<Connection>[];
  onSort: (sort: string) => void;
  empty: ReactNode;
  /** Whether something stands below it: then more is loaded by the button alone. */
  oneOfMany?: boolean;
}

/** Connections that a filter leaves, in its order. */
export function ConnectionTable(props: ConnectionTableProps) {
  const { filter, label, columns, onSort, empty, oneOfMany } = props;
  const { t } = useTranslation('connections');
  const site = useSite();
  const list = useInfiniteQuery(connectionsQuery(site.slug, filter));
  const rows = useRows(list);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const trends = useConnectionTrends(ids);
  return (
    <Trends value={trends}>
      <PagedTable
        label={label ?? t('title')}
        list={list}
        rows={rows}
        columns={columns}
        sort={filter.sort}
        onSort={onSort}
        empty={empty}
        oneOfMany={oneOfMany}
      />
    </Trends>
  );
}
