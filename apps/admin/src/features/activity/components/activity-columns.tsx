import type { ActivityEntry } from '@patchbay/contracts/activity';
import { Text, UnstyledButton } from '@mantine/core';
import type { TFunction } from 'i18next';
import rowLink from '../../../ui/data-table/row-link.module.css';
import type { Column } from '../../../ui/data-table/column.ts';
import { TextLink } from '../../../ui/links.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { actionText } from '../action-text.ts';
import { OutcomeText } from './outcome-text.tsx';

interface ColumnContext {
  t: TFunction<'activity'>;
  site: string;
  ofOne: boolean;
  onOpen: (id: number) => void;
}

export function activityColumns({
  t,
  site,
  ofOne,
  onOpen,
}: ColumnContext): Column<ActivityEntry>[] {
  const columns: (Column<ActivityEntry> | false)[] = [
    {
      id: 'time',
      meta: { label: t('columns.time') },
      cell: ({ row: { original } }) => <TimeText value={original.at} form="log" />,
    },
    {
      id: 'action',
      meta: { label: t('columns.action'), card: 'title' },
      cell: ({ row: { original } }) => (
        <UnstyledButton
          className={rowLink.link}
          data-row-link
          onClick={() => onOpen(original.id)}
          aria-haspopup="dialog"
          fz="sm"
        >
          {actionText(original.action, t)}
        </UnstyledButton>
      ),
    },
    !ofOne && {
      id: 'connection',
      meta: { label: t('columns.connection') },
      cell: ({ row: { original } }) =>
        original.connection_id === null ? (
          t('common:none')
        ) : (
          <TextLink
            size="sm"
            to="/sites/$site/connections/$id"
            params={{ site, id: String(original.connection_id) }}
          >
            {original.connection_name ?? original.connection_id}
          </TextLink>
        ),
    },
    {
      id: 'actor',
      meta: { label: t('columns.actor') },
      cell: ({ row: { original } }) => (
        <span>
          {original.actor.name}
          {original.actor.kind === 'token' && (
            <Text span c="dimmed" size="xs" ms={6}>
              {t(`kinds.${original.actor.kind}`)}
            </Text>
          )}
        </span>
      ),
    },
    {
      id: 'outcome',
      meta: { label: t('columns.outcome') },
      cell: ({ row: { original } }) => <OutcomeText outcome={original.outcome} />,
    },
  ];
  return columns.filter((column) => column !== false);
}
