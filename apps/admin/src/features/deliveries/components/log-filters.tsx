import { Button, Group, NativeSelect, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listText } from '../../../lib/list-param.ts';
import { SearchInput } from '../../../ui/search-input.tsx';
import { ToggleChips } from '../../../ui/toggle-chips.tsx';
import { isFiltered, OUTCOMES, RANGES, type LogFilter, type LogSearch } from '../log-search.ts';

interface LogFiltersProps {
  search: LogSearch;
  filter: LogFilter;
  onSearch: (change: Partial<LogSearch>) => void;
  children?: ReactNode;
}

const NOTHING: Partial<LogSearch> = {
  q: undefined, outcome: undefined, module: undefined, range: undefined, from: undefined, to: undefined,
}; // prettier-ignore

export function LogFilters({ search, filter, onSearch, children }: LogFiltersProps) {
  const { t } = useTranslation('deliveries');
  const { range } = search;
  return (
    <Group gap="sm" align="flex-start">
      <SearchInput
        label={t('filters.search')}
        value={search.q ?? ''}
        onSearch={(q) => onSearch({ q: q || undefined })}
      />
      <SearchInput
        label={t('filters.module')}
        value={search.module ?? ''}
        onSearch={(module) => onSearch({ module: module || undefined })}
        short
      />
      <NativeSelect
        aria-label={t('filters.range')}
        value={range ?? ''}
        data={[
          { value: '', label: t('filters.ranges.all') },
          ...RANGES.map((value) => ({ value, label: t(`filters.ranges.${value}`) })),
        ]}
        onChange={(event) => {
          const next = RANGES.find((each) => each === event.currentTarget.value);
          onSearch({ range: next, from: undefined, to: undefined });
        }}
      />
      {range === 'custom' && <CustomRange search={search} onSearch={onSearch} />}
      {children}
      <Group gap="sm" mih={36}>
        <ToggleChips
          label={t('filters.outcome')}
          options={OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
          chosen={filter.outcome ?? []}
          onChange={(next) => onSearch({ outcome: listText(next) })}
        />
        <Switch
          label={t('live')}
          title={t('live_help')}
          checked={search.live === '1'}
          onChange={(event) => onSearch({ live: event.currentTarget.checked ? '1' : undefined })}
        />
        {isFiltered(filter) && (
          <Button variant="subtle" size="compact-sm" onClick={() => onSearch(NOTHING)}>
            {t('common:clear_filters')}
          </Button>
        )}
      </Group>
    </Group>
  );
}

type CustomRangeProps = Pick<LogFiltersProps, 'search' | 'onSearch'>;

/** The browser's own date and time inputs: in the viewer's language, and at home on a phone. */
function CustomRange({ search, onSearch }: CustomRangeProps) {
  const { t } = useTranslation('deliveries');
  const { from, to } = search;
  const turned = Boolean(from && to && from > to);
  return (
    <Group gap="xs" align="flex-start">
      <TextInput
        type="datetime-local"
        aria-label={t('filters.from')}
        value={from ?? ''}
        max={to}
        onChange={(event) => onSearch({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="datetime-local"
        aria-label={t('filters.to')}
        value={to ?? ''}
        min={from}
        error={turned ? t('filters.order') : undefined}
        onChange={(event) => onSearch({ to: event.currentTarget.value || undefined })}
      />
    </Group>
  );
}
