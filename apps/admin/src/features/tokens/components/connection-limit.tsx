import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { findConnectionsQuery } from '../../../lib/find-connections.ts';
import '../../../lib/settings-words.ts';

interface ConnectionLimitProps {
  /** Ids, as text. */
  value: string[];
  onChange: (value: string[]) => void;
  error?: ReactNode;
}

/** Connections found by name; those chosen keep theirs although they are not found any more. */
export function ConnectionLimit({ value, onChange, error }: ConnectionLimitProps) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q, 200);
  const [names, setNames] = useState<Record<string, string>>({});
  const { data: found = [] } = useQuery(findConnectionsQuery(slug, asked.trim()));
  const options = found.map(({ id, name }) => ({ value: String(id), label: `${name} (${id})` }));
  const kept = value
    .filter((id) => !options.some((option) => option.value === id))
    .map((id) => ({ value: id, label: names[id] ?? id }));
  return (
    <MultiSelect
      label={t('tokens.connections')}
      description={t('tokens.connections_help')}
      searchable
      searchValue={q}
      onSearchChange={setQ}
      // What is found is what the server found.
      filter={({ options: all }) => all}
      data={[...options, ...kept]}
      value={value}
      onChange={(next) => {
        const labels = [...options, ...kept].map((option) => [option.value, option.label]);
        setNames(Object.fromEntries(labels) as Record<string, string>);
        onChange(next);
      }}
      hidePickedOptions
      nothingFoundMessage={t('tokens.connections_none')}
      error={error}
    />
  );
}
