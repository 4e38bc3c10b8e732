import type { ListedDelivery } from '@patchbay/contracts/delivery-list';
import { Group, Stack, UnstyledButton } from '@mantine/core';
import type { TFunction } from 'i18next';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import rowLink from '../../../ui/data-table/row-link.module.css';
import type { Column } from '../../../ui/data-table/column.ts';
import { selectColumn } from '../../../ui/data-table/select-column.tsx';
import type { Selection } from '../../../ui/data-table/use-selection.ts';
import { TextLink } from '../../../ui/links.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { VendorMark } from '../../../ui/vendor-mark.tsx';
import { StatusBadge } from './status-badge.tsx';
import { WhyText } from './why-text.tsx';
import '../../../lib/waiting-words.ts';

interface ColumnContext {
  t: TFunction<'deliveries'>;
  site: string;
  faces: ConnectorFaces;
  /** Null for those who may not cancel. */
  selection: Selection<ListedDelivery> | null;
  onOpen: (deliveryId: number) => void;
}

export function waitingColumns(context: ColumnContext): Column<ListedDelivery>[] {
  const { t, site, faces, selection, onOpen } = context;
  const columns: (Column<ListedDelivery> | null)[] = [
    selection &&
      selectColumn({
        label: t('waiting:select_shown'),
        selection,
        nameOf: (row) => t('waiting:select_one', { event: row.event_identifier }),
        may: (row) => row.status !== 'running',
      }),
    {
      id: 'event',
      meta: { label: t('columns.event'), card: 'title' },
      cell: ({ row: { original } }) => (
        <UnstyledButton
          data-row-link
          onClick={() => onOpen(original.id)}
          aria-haspopup="dialog"
          fz="sm"
          maw="16rem"
          className={`${rowLink.link} ${rowLink.cut}`}
          title={original.event_identifier}
        >
          {original.event_identifier}
        </UnstyledButton>
      ),
    },
    {
      id: 'connection',
      meta: { label: t('columns.connection') },
      cell: ({ row: { original } }) => (
        <Group gap={6} wrap="nowrap">
          <VendorMark {...faceOf(faces, original.connector_type ?? '')} size={22} />
          <TextLink
            size="sm"
            to="/sites/$site/connections/$id"
            params={{ site, id: String(original.connection_id) }}
          >
            {original.connection_name ?? t('waiting:no_connection')}
          </TextLink>
        </Group>
      ),
    },
    {
      id: 'module',
      meta: { label: t('columns.module') },
      cell: ({ row: { original } }) => original.originating_module,
    },
    {
      id: 'why',
      meta: { label: t('waiting:columns.why'), card: 'bare' },
      cell: ({ row: { original } }) => (
        <Stack gap={2} align="flex-start">
          <StatusBadge status={original.status} />
          <WhyText delivery={original} />
        </Stack>
      ),
    },
    {
      id: 'since',
      meta: { label: t('waiting:columns.since'), sort: 'created_at', align: 'right' },
      cell: ({ row: { original } }) => <TimeText value={original.created_at} />,
    },
    {
      id: 'attempts',
      meta: { label: t('waiting:columns.attempts'), align: 'right', card: 'hidden' },
      cell: ({ row: { original } }) => original.attempts,
    },
  ];
  return columns.filter((column) => column !== null);
}
