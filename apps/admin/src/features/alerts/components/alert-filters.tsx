import { Button, Group, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ToggleChips } from '../../../ui/toggle-chips.tsx';
import { AlertSearch, KINDS } from '../alert-search.ts';
import '../../../lib/alert-words.ts';

interface AlertFiltersProps {
  search: AlertSearch;
  /** Of the connection the list is narrowed to, as far as it is known. */
  connectionName: string | undefined;
  onSearch: (change: Partial<AlertSearch>) => void;
}

export function AlertFilters({ search, connectionName, onSearch }: AlertFiltersProps) {
  const { t } = useTranslation('alerts');
  return (
    <Group gap="sm">
      <NativeSelect
        aria-label={t('filters.state')}
        value={search.state ?? ''}
        data={[
          { value: '', label: t('filters.states.all') },
          { value: 'open', label: t('filters.states.open') },
          { value: 'resolved', label: t('filters.states.resolved') },
        ]}
        onChange={(event) => {
          const { state } = AlertSearch.parse({ state: event.currentTarget.value });
          onSearch({ state });
        }}
      />
      <NativeSelect
        aria-label={t('filters.kind')}
        value={search.kind ?? ''}
        data={[
          { value: '', label: t('filters.all_kinds') },
          ...KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
        ]}
        onChange={(event) => {
          const { kind } = AlertSearch.parse({ kind: event.currentTarget.value });
          onSearch({ kind });
        }}
      />
      <ToggleChips
        label={t('filters.reading')}
        options={[{ value: '1', label: t('filters.unread') }]}
        chosen={search.unread ? [search.unread] : []}
        onChange={([unread]) => onSearch({ unread })}
      />
      {search.connection && (
        <Button
          variant="default"
          rightSection={<IconX size={14} />}
          aria-label={t('filters.any_connection')}
          onClick={() => onSearch({ connection: undefined })}
        >
          {connectionName ?? t('filters.connection', { id: search.connection })}
        </Button>
      )}
    </Group>
  );
}
