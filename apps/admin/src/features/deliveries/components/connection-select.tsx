import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { connectionFactsQuery } from '../api/connection-facts.ts';
import { findConnectionsQuery } from '../../../lib/find-connections.ts';
import '../../../lib/deliveries-words.ts';

interface ConnectionSelectProps {
  value: string | undefined;
  /** It was asked for by hand: it opens, and takes the keyboard. */
  opens: boolean;
  onChange: (value: string | undefined) => void;
}

/** Connections found by name. */
export function ConnectionSelect({ value, opens, onChange }: ConnectionSelectProps) {
  const { t } = useTranslation('deliveries');
  const { slug } = useSite();
  const [typed, setTyped] = useState('');
  const chosen = useQuery({
    ...connectionFactsQuery(slug, Number(value)),
    enabled: value !== undefined,
  });
  const name = chosen.data?.display_name;
  const [q] = useDebouncedValue(typed === name ? '' : typed.trim(), 200);
  const { data: found = [] } = useQuery(findConnectionsQuery(slug, q));
  const options = found.map(({ id, name: label }) => ({ value: String(id), label }));
  const isFound = options.some((option) => option.value === value);
  const kept = value === undefined || isFound ? [] : [{ value, label: name ?? value }];
  return (
    <Select
      aria-label={t('columns.connection')}
      placeholder={t('filters.any_connection')}
      w="13rem"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common:clear') }}
      defaultDropdownOpened={opens && value === undefined}
      autoFocus={opens}
      data={[...kept, ...options]}
      // What is found is what the server found.
      filter={({ options: all }) => all}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      nothingFoundMessage={t('filters.no_connection')}
    />
  );
}
