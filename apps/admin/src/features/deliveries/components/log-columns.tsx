import type { LogEntry } from '@patchbay/contracts/delivery';
import { Group, Text, UnstyledButton } from '@mantine/core';
import type { TFunction } from 'i18next';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import { duration } from '../../../lib/time.ts';
import rowLink from '../../../ui/data-table/row-link.module.css';
import type { Column } from '../../../ui/data-table/column.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { VendorMark } from '../../../ui/vendor-mark.tsx';
import { errorText } from '../error-text.ts';
import { isCancellation } from '../is-cancellation.ts';
import { OutcomeBadge } from './outcome-badge.tsx';
import { RetryButton } from './retry-button.tsx';

interface ColumnContext {
  t: TFunction<'deliveries'>;
  language: string;
  faces: ConnectorFaces;
  /** Every row is of one connection, so it is not named. */
  ofOne: boolean;
  onOpen: (deliveryId: number) => void;
}

export function logColumns(context: ColumnContext): Column<LogEntry>[] {
  const { t, language, faces, ofOne, onOpen } = context;
  const columns: (Column<LogEntry> | false)[] = [
    {
      id: 'time',
      meta: { label: t('columns.time'), sort: 'attempted_at', descendingFirst: true },
      cell: ({ row: { original } }) => (
        <Text span size="sm" style={{ whiteSpace: 'nowrap' }}>
          <TimeText value={original.attempted_at} form="log" />
        </Text>
      ),
    },
    {
      id: 'event',
      meta: { label: t('columns.event'), card: 'title' },
      cell: ({ row: { original } }) => (
        <UnstyledButton
          data-row-link
          onClick={() => onOpen(original.delivery_id)}
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
    !ofOne && {
      id: 'connection',
      meta: { label: t('columns.connection') },
      cell: ({ row: { original } }) => {
        const face = faceOf(faces, original.connector_type);
        return (
          <Group gap={6} wrap="nowrap">
            <VendorMark {...face} size={22} />
            <span>{original.connection_name}</span>
          </Group>
        );
      },
    },
    {
      id: 'module',
      meta: { label: t('columns.module') },
      cell: ({ row: { original } }) => original.originating_module,
    },
    {
      id: 'outcome',
      meta: { label: t('columns.outcome'), sort: 'outcome', card: 'bare' },
      cell: ({ row: { original } }) => {
        const error = errorText(original, t);
        return (
          <div>
            <OutcomeBadge entry={original} />
            {error && (
              <Text size="xs" c="dimmed" maw="18rem">
                {error}
              </Text>
            )}
          </div>
        );
      },
    },
    {
      id: 'code',
      meta: { label: t('columns.code'), sort: 'vendor_response_code', align: 'right' },
      cell: ({ row: { original } }) =>
        isCancellation(original)
          ? t('common:none')
          : (original.vendor_response_code ?? t('no_answer')),
    },
    {
      id: 'latency',
      meta: {
        label: t('columns.latency'),
        sort: 'latency_ms',
        descendingFirst: true,
        align: 'right',
      },
      cell: ({ row: { original } }) =>
        isCancellation(original) ? t('common:none') : duration(original.latency_ms, language),
    },
    {
      id: 'attempt',
      meta: { label: t('columns.attempt'), align: 'right', card: 'hidden' },
      cell: ({ row: { original } }) =>
        isCancellation(original) ? t('common:none') : original.attempt,
    },
    {
      id: 'actions',
      meta: { label: t('columns.actions'), card: 'corner', align: 'right', width: '6rem' },
      cell: ({ row: { original } }) =>
        original.outcome === 'failed' &&
        !isCancellation(original) && (
          <RetryButton deliveryId={original.delivery_id} event={original.event_identifier} inList />
        ),
    },
  ];
  return columns.filter((column) => column !== false);
}
