import { Button, Group, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listText } from '../../../lib/list-param.ts';
import { FoldedFilters } from '../../../ui/folded-filters.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { ToggleChips } from '../../../ui/toggle-chips.tsx';
import { AGES, type DeliveriesSearch } from '../deliveries-search.ts';
import { ALL_WAITING, isNarrowed, UNFINISHED, type WaitingFilter } from '../waiting-filter.ts';
import { ConnectionFilter } from './connection-filter.tsx';
import '../../../lib/deliveries-words.ts';
import '../../../lib/waiting-words.ts';

interface WaitingFiltersProps {
  search: DeliveriesSearch;
  filter: WaitingFilter;
  onSearch: (change: Partial<DeliveriesSearch>) => void;
  children?: ReactNode;
}

export function WaitingFilters({ search, filter, onSearch, children }: WaitingFiltersProps) {
  const { t } = useTranslation('deliveries');
  return (
    <Group gap="sm" align="flex-start">
      <SearchInput
        label={t('filters.search')}
        value={search.q ?? ''}
        onSearch={(q) => onSearch({ q: q || undefined })}
      />
      <FoldedFilters inForce={[search.connection, search.older].filter(Boolean).length}>
        <ConnectionFilter
          value={search.connection}
          onChange={(connection) => onSearch({ connection })}
        />
        <NativeSelect
          aria-label={t('waiting:filters.age')}
          value={search.older ?? ''}
          data={[
            { value: '', label: t('waiting:filters.ages.any') },
            ...AGES.map((value) => ({ value, label: t(`waiting:filters.ages.${value}`) })),
          ]}
          onChange={(event) =>
            onSearch({ older: AGES.find((each) => each === event.currentTarget.value) })
          }
        />
        {children}
      </FoldedFilters>
      <Group gap="sm" mih={36}>
        <ToggleChips
          label={t('waiting:filters.status')}
          options={UNFINISHED.map((value) => ({ value, label: t(`waiting:statuses.${value}`) }))}
          chosen={search.status ? filter.status : []}
          onChange={(next) => onSearch({ status: listText(next) })}
        />
        {isNarrowed(filter) && (
          <Button variant="subtle" size="compact-sm" onClick={() => onSearch(ALL_WAITING)}>
            {t('common:clear_filters')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
