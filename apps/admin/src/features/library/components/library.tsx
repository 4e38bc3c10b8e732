import { CONNECTOR_STATUSES } from '@patchbay/contracts/connector';
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/library-words.ts';
import '../../../lib/vendors-words.ts';
import { familyName } from '../../../lib/family-name.ts';
import { listText } from '../../../lib/list-param.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { useAbility } from '../../../lib/use-ability.ts';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { ToggleChips } from '../../../ui/toggle-chips.tsx';
import { connectorsQuery } from '../api/connectors.ts';
import { familySections } from '../family-sections.ts';
import { statusesOf, type LibrarySearch } from '../library-search.ts';
import { matchesSearch } from '../match-connector.ts';
import { FamilyJumps } from './family-jumps.tsx';
import { FamilyList } from './family-list.tsx';
import classes from './library.module.css';

const RefusedPackages = lazy(() => import('./refused-packages.tsx'));

interface LibraryProps {
  search: LibrarySearch;
  onSearch: (change: LibrarySearch) => void;
}

export function Library({ search, onSearch }: LibraryProps) {
  const { t } = useTranslation('library');
  const site = useSite();
  const { data, error, refetch } = useQuery(connectorsQuery(site.slug));
  const mayManage = useAbility().can('settings.manage');
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} height={120} />;

  const statuses = statusesOf(search);
  const named = (family: string) => familyName(family, t);
  const words = (family: string) =>
    `${named(family)} ${t(`vendors:family_words.${family}`, { defaultValue: '' })}`;
  const found = data.filter(
    (each) =>
      (!search.family || each.family === search.family) &&
      matchesSearch(each, search.q ?? '', words(each.family)),
  );
  const shown = found.filter((each) => !statuses || statuses.includes(each.status));
  const sections = familySections(shown, named);
  const families = familySections(data, named);
  const statusOptions = CONNECTOR_STATUSES.map((status) => ({
    value: status,
    label: t('vendors:status_option', {
      status: t(`status.${status}`),
      count: found.filter((each) => each.status === status).length,
    }),
  }));
  return (
    <Stack gap="lg">
      {mayManage && (
        <Suspense fallback={null}>
          <RefusedPackages />
        </Suspense>
      )}
      <Stack gap="sm">
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
              ...families.map(({ family, label }) => ({ value: family, label })),
            ]}
            onChange={(event) => onSearch({ family: event.currentTarget.value || undefined })}
          />
          <Text size="sm" c="dimmed" role="status" ms="auto">
            {t('count', { count: shown.length })}
          </Text>
        </Group>
        <ToggleChips
          label={t('vendors:status_filter')}
          options={statusOptions}
          chosen={statuses ?? []}
          onChange={(chosen) => onSearch({ status: listText(chosen) })}
        />
      </Stack>
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconSearchOff />}
          title={t('empty.title')}
          text={t('empty.text')}
          action={
            <Group justify="center">
              <Button
                variant="default"
                onClick={() => onSearch({ q: undefined, status: undefined, family: 'generic' })}
              >
                {t('empty.generic')}
              </Button>
              <Button
                variant="subtle"
                onClick={() => onSearch({ q: undefined, status: undefined, family: undefined })}
              >
                {t('common:clear_filters')}
              </Button>
            </Group>
          }
        />
      ) : (
        <div className={classes.columns}>
          <FamilyJumps sections={sections} />
          <FamilyList sections={sections} />
        </div>
      )}
    </Stack>
  );
}
