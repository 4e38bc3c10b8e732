import { Button, Group, NativeSelect } from '@mantine/core';
import type { Connection } from '@patchbay/contracts/connection';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { familyName } from '../../../lib/family-name.ts';
import { listText } from '../../../lib/list-param.ts';
import { ChipRow } from '../../../ui/chip-row.tsx';
import { FoldedFilters } from '../../../ui/folded-filters.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { ToggleChips } from '../../../ui/toggle-chips.tsx';
import {
  CATEGORIES,
  GROUPINGS,
  NO_FILTER,
  STATES,
  type ConnectionSearch,
} from '../connection-search.ts';
import '../../../lib/connections-words.ts';

/** Rare enough to be folded away on a phone. */
const FOLDED = ['family', 'category', 'group'] as const;

interface ConnectionFiltersProps {
  search: ConnectionSearch;
  states: Connection['state'][];
  families: string[];
  connectorName: (slug: string) => string;
  onSearch: (change: ConnectionSearch) => void;
  /** Filters kept under a name. */
  views: ReactNode;
  children?: ReactNode;
}

export function ConnectionFilters(props: ConnectionFiltersProps) {
  const { search, states, families, connectorName, onSearch, views, children } = props;
  const type = search.connector_type;
  const { t } = useTranslation('connections');
  return (
    <Group gap="sm">
      <SearchInput
        label={t('search')}
        value={search.q ?? ''}
        onSearch={(q) => onSearch({ q: q || undefined })}
      />
      {views}
      <FoldedFilters inForce={FOLDED.filter((key) => search[key]).length}>
        <NativeSelect
          aria-label={t('filters.family')}
          value={search.family ?? ''}
          data={[
            { value: '', label: t('filters.all_families') },
            ...families.map((family) => ({ value: family, label: familyName(family, t) })),
          ]}
          onChange={(event) => onSearch({ family: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          aria-label={t('filters.category')}
          value={search.category ?? ''}
          data={[
            { value: '', label: t('filters.all_categories') },
            ...CATEGORIES.map((value) => ({ value, label: t(`common:categories.${value}`) })),
          ]}
          onChange={(event) => onSearch({ category: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          aria-label={t('group.by')}
          value={search.group ?? ''}
          data={[
            { value: '', label: t('group.none') },
            ...GROUPINGS.map((value) => ({ value, label: t(`group.${value}`) })),
          ]}
          onChange={(event) => onSearch({ group: event.currentTarget.value || undefined })}
        />
        {children}
      </FoldedFilters>
      <ChipRow>
        <ToggleChips
          label={t('filters.health')}
          options={[{ value: 'true', label: t('filters.attention') }]}
          chosen={search.attention ? ['true'] : []}
          onChange={([chosen]) => onSearch({ attention: chosen })}
        />
        <ToggleChips
          label={t('filters.state')}
          options={STATES.map((value) => ({ value, label: t(`states.${value}.short`) }))}
          chosen={states}
          onChange={(next) => onSearch({ state: listText(next) })}
        />
        {type && (
          <ToggleChips
            label={t('filters.connector')}
            options={[{ value: type, label: connectorName(type) }]}
            chosen={[type]}
            onChange={() => onSearch({ connector_type: undefined })}
          />
        )}
        {Object.keys(NO_FILTER).some((key) => search[key as keyof typeof NO_FILTER]) && (
          <Button variant="subtle" size="compact-sm" onClick={() => onSearch(NO_FILTER)}>
            {t('common:clear_filters')}
          </Button>
        )}
      </ChipRow>
    </Group>
  );
}
