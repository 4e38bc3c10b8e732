import { Group, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconSearchOff } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { familyName } from '../../../lib/family-name.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { connectorsQuery } from '../api/connectors.ts';
import { matchesSearch } from '../match-connector.ts';
import { vendorsFirst } from '../needs.ts';
import { ConnectorCard } from './connector-card.tsx';
import classes from './connector-card.module.css';
import '../../../lib/library-words.ts';

export interface LibrarySearch {
  q?: string | undefined;
  family?: string | undefined;
}

interface LibraryProps {
  search: LibrarySearch;
  onSearch: (change: LibrarySearch) => void;
}

export function Library({ search, onSearch }: LibraryProps) {
  const { t } = useTranslation('library');
  const site = useSite();
  const { data, error, refetch } = useQuery(connectorsQuery(site.slug));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} height={120} />;

  const families = [...new Set(data.map((each) => each.family))].map((family) => ({
    value: family,
    label: familyName(family, t),
  }));
  const shown = vendorsFirst(data).filter(
    (each) =>
      (!search.family || each.family === search.family) && matchesSearch(each, search.q ?? ''),
  );
  return (
    <>
      <Group gap="sm">
        <SearchInput
          label={t('search')}
          value={search.q ?? ''}
          onSearch={(q) => onSearch({ q: q || undefined })}
        />
        <NativeSelect
          aria-label={t('family')}
          value={search.family ?? ''}
          data={[
            { value: '', label: t('all_families') },
            ...families.sort((a, b) => a.label.localeCompare(b.label)),
          ]}
          onChange={(event) => onSearch({ family: event.currentTarget.value || undefined })}
        />
        <Text size="sm" c="dimmed" role="status" ml="auto">
          {t('count', { count: shown.length })}
        </Text>
      </Group>
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconSearchOff />}
          title={t('empty.title')}
          text={t('empty.text')}
          action={
            <Button variant="default" onClick={() => onSearch({ q: undefined, family: 'generic' })}>
              {t('empty.generic')}
            </Button>
          }
        />
      ) : (
        <ul className={classes.grid}>
          {shown.map((connector) => (
            <ConnectorCard key={connector.slug} connector={connector} />
          ))}
        </ul>
      )}
    </>
  );
}
