import type { ListedDelivery } from '@patchbay/contracts/delivery-list';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconMailbox } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/waiting-words.ts';
import type { ConnectorFaces } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { useAbility } from '../../../lib/use-ability.ts';
import { PagedTable, useRows } from '../../../ui/data-table/paged-table.tsx';
import { SortSelect } from '../../../ui/data-table/sort-select.tsx';
import { useSelection } from '../../../ui/data-table/use-selection.ts';
import { EmptyState } from '../../../ui/list-states.tsx';
import { NoMatch } from '../../../ui/no-match.tsx';
import { connectionFactsQuery } from '../api/connection-facts.ts';
import { deliveriesQuery } from '../api/deliveries.ts';
import type { DeliveriesSearch } from '../deliveries-search.ts';
import { ALL_WAITING, isNarrowed, waitingFilter } from '../waiting-filter.ts';
import { LazyDeliveryDrawer } from './lazy-delivery-drawer.ts';
import { WaitingActions } from './waiting-actions.tsx';
import { waitingColumns } from './waiting-columns.tsx';
import { WaitingCounts } from './waiting-counts.tsx';
import { WaitingFilters } from './waiting-filters.tsx';
import '../../../lib/deliveries-words.ts';

interface WaitingListProps {
  faces: ConnectorFaces;
  search: DeliveriesSearch;
  onSearch: (change: Partial<DeliveriesSearch>) => void;
}

/** What is not over yet, why it is not, and how to take it back. */
export function WaitingList({ faces, search, onSearch }: WaitingListProps) {
  const { t } = useTranslation('deliveries');
  const { slug } = useSite();
  const { status, connection, q, older, order, delivery } = search;
  // An age is counted from when it was chosen, so that loading more goes on in one list.
  const filter = useMemo(
    // eslint-disable-next-line react-hooks/purity -- an age counts from when it was chosen
    () => waitingFilter({ status, connection, q, older, order }, Date.now()),
    [status, connection, q, older, order],
  );
  const list = useInfiniteQuery(deliveriesQuery(slug, filter));
  const rows = useRows(list);
  const facts = useQuery({
    ...connectionFactsQuery(slug, Number(connection)),
    enabled: connection !== undefined,
  });
  const selection = useSelection<ListedDelivery>();
  const choices = rows.filter((row) => row.status !== 'running');
  const mayCancel = useAbility().can('deliveries.retry');
  const open = useCallback((id: number) => onSearch({ delivery: String(id) }), [onSearch]);
  const columns = useMemo(
    () =>
      waitingColumns({
        ...{ t, faces, site: slug, onOpen: open },
        selection: mayCancel ? selection : null,
      }),
    [t, faces, slug, open, selection, mayCancel],
  );
  const sortBy = (next: string) => onSearch({ order: next as DeliveriesSearch['order'] });
  return (
    <>
      <WaitingCounts connectionId={filter.connection_id} />
      <WaitingFilters search={search} filter={filter} onSearch={onSearch}>
        <SortSelect columns={columns} sort={filter.sort} onSort={sortBy} />
      </WaitingFilters>
      <WaitingActions
        filter={filter}
        connectionName={facts.data?.display_name ?? connection}
        choices={choices}
        chosen={choices.filter(selection.has)}
        selection={selection}
      />
      <PagedTable
        label={t('waiting:title')}
        list={list}
        rows={rows}
        columns={columns}
        sort={filter.sort}
        onSort={sortBy}
        skeleton={{ rows: 8, height: 36 }}
        empty={
          isNarrowed(filter) ? (
            <NoMatch title={t('waiting:no_match')} onClear={() => onSearch(ALL_WAITING)} />
          ) : (
            <EmptyState
              icon={<IconMailbox />}
              title={t('waiting:empty_title')}
              text={t('waiting:empty_text')}
            />
          )
        }
      />
      <LazyDeliveryDrawer
        opened={delivery !== undefined}
        deliveryId={delivery === undefined ? null : Number(delivery)}
        faces={faces}
        onClose={() => onSearch({ delivery: undefined })}
      />
    </>
  );
}
