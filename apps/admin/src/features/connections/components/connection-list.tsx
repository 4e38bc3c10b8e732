import type { Connection } from '@patchbay/contracts/connection';
import { IconPlugConnected } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connections-words.ts';
import type { z } from 'zod';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { SortSelect } from '../../../ui/data-table/sort-select.tsx';
import { useSelection } from '../../../ui/data-table/use-selection.ts';
import { ButtonLink } from '../../../ui/links.tsx';
import { EmptyState } from '../../../ui/list-states.tsx';
import { NoMatch } from '../../../ui/no-match.tsx';
import type { ConnectionSearch } from '../connection-search.ts';
import { connectionFilter, isFiltered, NO_FILTER } from '../connection-search.ts';
import { BulkBar } from './bulk-bar.tsx';
import { connectionColumns } from './connection-columns.tsx';
import { ConnectionFilters } from './connection-filters.tsx';
import { ConnectionTable } from './connection-table.tsx';
import { GroupedConnections } from './grouped-connections.tsx';

interface ConnectionListProps {
  search: z.infer<typeof ConnectionSearch>;
  onSearch: (change: ConnectionSearch) => void;
  faces: ConnectorFaces;
  families: string[];
  operatorName: (id: number) => string;
  /** Filters kept under a name. */
  views: ReactNode;
}

export function ConnectionList(props: ConnectionListProps) {
  const { search, onSearch, faces, families, operatorName, views } = props;
  const { t } = useTranslation('connections');
  const site = useSite();
  const filter = connectionFilter(search);
  const selection = useSelection<Connection>();
  const columns = useMemo(
    () => connectionColumns({ t, site: site.slug, faces, operatorName, selection }),
    [t, site.slug, faces, operatorName, selection],
  );
  const sort = (next: string) => onSearch({ sort: next });
  const empty = isFiltered(filter) ? (
    <NoMatch
      title={t('no_match.title')}
      text={t('no_match.text')}
      onClear={() => onSearch(NO_FILTER)}
    />
  ) : (
    <NoneYet />
  );
  const list = { filter, columns, onSort: sort, empty };
  return (
    <>
      <ConnectionFilters
        search={search}
        states={filter.state ?? []}
        families={families}
        connectorName={(type) => faceOf(faces, type).name}
        onSearch={onSearch}
        views={views}
      >
        <SortSelect columns={columns} sort={filter.sort} onSort={sort} />
      </ConnectionFilters>
      {search.group ? (
        <GroupedConnections by={search.group} {...list} />
      ) : (
        <ConnectionTable {...list} />
      )}
      <BulkBar selection={selection} filter={filter} />
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
