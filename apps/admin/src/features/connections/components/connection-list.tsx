import { useInfiniteQuery } from '@tanstack/react-query';
import { IconPlugConnected } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connections-words.ts';
import type { z } from 'zod';
import type { ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { PagedTable, useRows } from '../../../ui/data-table/paged-table.tsx';
import { SortSelect } from '../../../ui/data-table/sort-select.tsx';
import { ButtonLink } from '../../../ui/links.tsx';
import { EmptyState } from '../../../ui/list-states.tsx';
import { NoMatch } from '../../../ui/no-match.tsx';
import { connectionsQuery } from '../api/connections.ts';
import { connectionFilter, type ConnectionSearch } from '../connection-search.ts';
import { connectionColumns } from './connection-columns.tsx';
import { ConnectionFilters } from './connection-filters.tsx';

const NO_FILTER = { q: undefined, state: undefined, family: undefined, category: undefined };

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
  const rows = useRows(list);
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
      <PagedTable
        label={t('title')}
        list={list}
        rows={rows}
        columns={columns}
        sort={filter.sort}
        onSort={sort}
        empty={
          filtered ? (
            <NoMatch
              title={t('no_match.title')}
              text={t('no_match.text')}
              onClear={() => onSearch(NO_FILTER)}
            />
          ) : (
            <NoneYet />
          )
        }
      />
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
