import { Group, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconActivity } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/activity-words.ts';
import '../../../lib/connections-words.ts';
import { RANGE_PRESETS } from '../../../lib/date-range.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { PagedTable, useRows } from '../../../ui/data-table/paged-table.tsx';
import { EmptyState } from '../../../ui/list-states.tsx';
import { NoMatch } from '../../../ui/no-match.tsx';
import { KNOWN_ACTIONS } from '../action-text.ts';
import { activityFilter, type ActivitySearch } from '../activity-search.ts';
import { activityQuery } from '../api/activity.ts';
import { activityColumns } from './activity-columns.tsx';
import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import type { EntryDrawerProps } from './entry-drawer.tsx';

const EntryDrawer = lazyDialog<EntryDrawerProps>(
  async () => (await import('./entry-drawer.tsx')).EntryDrawer,
);

interface ActivityLogProps {
  /** Left out for the activity of the whole site. */
  connectionId?: number;
  search: ActivitySearch;
  onSearch: (change: Partial<ActivitySearch>) => void;
}

export function ActivityLog({ connectionId, search, onSearch }: ActivityLogProps) {
  const { t } = useTranslation('activity');
  const site = useSite();
  const { action, range, entry } = search;
  const filter = useMemo(
    // eslint-disable-next-line react-hooks/purity -- a range counts from when it was chosen
    () => activityFilter({ action, range }, connectionId, Date.now()),
    [action, range, connectionId],
  );
  const log = useInfiniteQuery(activityQuery(site.slug, filter));
  const rows = useRows(log);
  const open = useCallback((id: number) => onSearch({ entry: String(id) }), [onSearch]);
  const columns = useMemo(
    () => activityColumns({ t, site: site.slug, ofOne: connectionId !== undefined, onOpen: open }),
    [t, site.slug, connectionId, open],
  );
  const opened = rows.find((row) => String(row.id) === entry);
  const filtered = Boolean(action || range);
  const clear = () => onSearch({ action: undefined, range: undefined });

  return (
    <>
      <Group gap="sm">
        <NativeSelect
          aria-label={t('filters.action')}
          value={action ?? ''}
          data={[
            { value: '', label: t('filters.all_actions') },
            ...KNOWN_ACTIONS.map((each) => ({
              value: each.action,
              label: t(`actions.${each.key}`),
            })),
          ]}
          onChange={(event) => onSearch({ action: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          aria-label={t('filters.range')}
          value={range ?? ''}
          data={[
            { value: '', label: t('common:ranges.all') },
            ...RANGE_PRESETS.map((value) => ({
              value,
              label: t(`common:ranges.${value}`),
            })),
          ]}
          onChange={(event) => {
            const next = RANGE_PRESETS.find((each) => each === event.currentTarget.value);
            onSearch({ range: next });
          }}
        />
      </Group>
      <PagedTable
        label={t('title')}
        list={log}
        rows={rows}
        columns={columns}
        skeleton={{ rows: 8, height: 36 }}
        empty={
          filtered ? (
            <NoMatch title={t('no_match.title')} text={t('no_match.text')} onClear={clear} />
          ) : (
            <EmptyState icon={<IconActivity />} title={t('empty.title')} text={t('empty.text')} />
          )
        }
      />
      <EntryDrawer
        opened={opened !== undefined}
        entry={opened}
        onClose={() => onSearch({ entry: undefined })}
      />
    </>
  );
}
