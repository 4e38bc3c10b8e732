import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import { listText } from '../../../lib/list-param.ts';
import { FoldedFilters } from '../../../ui/folded-filters.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { ToggleChips } from '../../../ui/toggle-chips.tsx';
import type { LiveState } from '../live-tail.ts';
import { isFiltered, NO_FILTER, OUTCOMES, RANGES, type LogFilter, type LogSearch } from '../log-search.ts'; // prettier-ignore
import { ConnectionFilter } from './connection-filter.tsx';
import { ConnectorFilter } from './connector-filter.tsx';
import { LiveSwitch } from './live-switch.tsx';
import '../../../lib/deliveries-words.ts';

interface LogFiltersProps {
  search: LogSearch;
  filter: LogFilter;
  faces: ConnectorFaces;
  onSearch: (change: Partial<LogSearch>) => void;
  live: LiveState | null;
  /** The log is of one connection, so none is chosen. */
  ofOne: boolean;
  children?: ReactNode;
}

export function LogFilters(props: LogFiltersProps) {
  const { search, filter, faces, onSearch, live, ofOne, children } = props;
  const { t } = useTranslation('deliveries');
  const { range } = search;
  const connectors = filter.connector_type ?? [];
  const onConnectors = (next: string[]) => onSearch({ connector: listText(next) });
  return (
    <Group gap="sm" align="flex-start">
      <SearchInput
        label={t('filters.search')}
        value={search.q ?? ''}
        onSearch={(q) => onSearch({ q: q || undefined })}
      />
      <NativeSelect
        aria-label={t('filters.range')}
        value={range ?? ''}
        data={[
          { value: '', label: t('common:ranges.all') },
          ...RANGES.map((value) => ({ value, label: t(`common:ranges.${value}`) })),
        ]}
        onChange={(event) => {
          const next = RANGES.find((each) => each === event.currentTarget.value);
          onSearch({ range: next, from: undefined, to: undefined });
        }}
      />
      {range === 'custom' && <CustomRange search={search} onSearch={onSearch} />}
      <FoldedFilters inForce={[search.module, search.connection].filter(Boolean).length}>
        <SearchInput
          label={t('filters.module')}
          value={search.module ?? ''}
          onSearch={(module) => onSearch({ module: module || undefined })}
          short
        />
        {!ofOne && (
          <>
            <ConnectionFilter
              value={search.connection}
              onChange={(connection) => onSearch({ connection })}
            />
            <ConnectorFilter
              chosen={connectors}
              faces={faces}
              onAdd={(type) => onConnectors([...connectors, type])}
            />
          </>
        )}
        {children}
      </FoldedFilters>
      <Group gap="sm" mih={36}>
        <ToggleChips
          label={t('filters.outcome')}
          options={OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
          chosen={filter.outcome ?? []}
          onChange={(next) => onSearch({ outcome: listText(next) })}
        />
        {connectors.length > 0 && (
          <ToggleChips
            label={t('columns.connector')}
            options={connectors.map((value) => ({ value, label: faceOf(faces, value).name }))}
            chosen={connectors}
            onChange={onConnectors}
          />
        )}
        <LiveSwitch
          checked={search.live === '1'}
          state={live}
          onChange={(on) => onSearch({ live: on ? '1' : undefined })}
        />
        {(isFiltered(filter) || search.connection !== undefined) && (
          <Button variant="subtle" size="compact-sm" onClick={() => onSearch(NO_FILTER)}>
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
