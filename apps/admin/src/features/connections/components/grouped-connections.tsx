import type { Connection } from '@patchbay/contracts/connection';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { familyName } from '../../../lib/family-name.ts';
import { useSite } from '../../../lib/site-context.tsx';
import type { Column } from '../../../ui/data-table/column.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import { connectionGroupsQuery } from '../api/connection-groups.ts';
import type { ConnectionFilter } from '../api/connections.ts';
import { isOpenAtFirst } from '../group-openness.ts';
import { ConnectionTable } from './connection-table.tsx';
import '../../../lib/connections-words.ts';

interface GroupedConnectionsProps {
  by: 'family' | 'category';
  filter: ConnectionFilter;
  columns: Column<Connection>[];
  onSort: (sort: string) => void;
  empty: ReactNode;
}

/** The list in sections, each with its number and how many of it need somebody. */
export function GroupedConnections(props: GroupedConnectionsProps) {
  const { by, filter, columns, onSort, empty } = props;
  const { t } = useTranslation('connections');
  const site = useSite();
  const groups = useQuery(connectionGroupsQuery(site.slug, by, filter));
  /** What somebody opened or closed; the others are as they were at first. */
  const [moved, setMoved] = useState<ReadonlyMap<string, boolean>>(new Map());
  if (groups.isPending) return <LoadingState />;
  if (groups.error && !groups.data) {
    return <ErrorState error={groups.error} onRetry={() => void groups.refetch()} />;
  }
  const items = groups.data?.items ?? [];
  if (items.length === 0) return empty;
  return (
    <Stack gap="md">
      {items.map(({ key, connections, attention }, index) => {
        const name =
          by === 'family' ? familyName(key, t) : t(`common:categories.${key as 'other'}`);
        const opened = moved.get(`${by}:${key}`) ?? isOpenAtFirst(items, index);
        return (
          <Disclosure
            key={key}
            title={name}
            note={t('group.count', { count: connections })}
            mark={
              attention > 0 && (
                <ToneBadge tone="warn">{t('group.attention', { count: attention })}</ToneBadge>
              )
            }
            opened={opened}
            onChange={(next) => setMoved((now) => new Map(now).set(`${by}:${key}`, next))}
          >
            <ConnectionTable
              filter={{ ...filter, [by]: key }}
              label={name}
              columns={columns}
              onSort={onSort}
              empty={empty}
              oneOfMany
            />
          </Disclosure>
        );
      })}
    </Stack>
  );
}
