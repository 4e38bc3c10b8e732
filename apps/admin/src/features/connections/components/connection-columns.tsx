import type { Connection } from '@patchbay/contracts/connection';
import { Group, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import rowLink from '../../../ui/data-table/row-link.module.css';
import type { Column } from '../../../ui/data-table/column.ts';
import { selectColumn } from '../../../ui/data-table/select-column.tsx';
import type { Selection } from '../../../ui/data-table/use-selection.ts';
import { TextLink } from '../../../ui/links.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { VendorMark } from '../../../ui/vendor-mark.tsx';
import { LastDay } from './last-day.tsx';
import { RowMenu } from './row-menu.tsx';
import { ScopeSummary } from './scope-summary.tsx';
import { StateCell } from './state-cell.tsx';

export interface ColumnContext {
  t: TFunction<'connections'>;
  site: string;
  faces: ConnectorFaces;
  operatorName: (id: number) => string;
  selection: Selection<Connection>;
}

/** The columns of the reference: connector, state, scopes, last delivery, operator of record. */
export function connectionColumns(context: ColumnContext): Column<Connection>[] {
  const { t, site, faces, operatorName, selection } = context;
  return [
    selectColumn({
      label: t('bulk.select'),
      selection,
      nameOf: (row) => t('bulk.select_one', { name: row.display_name }),
    }),
    {
      id: 'connection',
      meta: { label: t('columns.connection'), sort: 'display_name', card: 'title', width: '22%' },
      cell: ({ row: { original } }) => {
        const face = faceOf(faces, original.connector_type);
        return (
          <Group gap="sm" wrap="nowrap" miw={0}>
            <VendorMark {...face} size={32} />
            <div style={{ minWidth: '8rem', overflowWrap: 'anywhere' }}>
              <TextLink
                to="/sites/$site/connections/$id"
                params={{ site, id: String(original.id) }}
                className={rowLink.link}
                size="sm"
                data-row-link
              >
                {original.display_name}
              </TextLink>
              <Text size="xs" c="dimmed">
                {original.vendor_account_name ?? original.vendor_account_id}
              </Text>
            </div>
          </Group>
        );
      },
    },
    {
      id: 'connector',
      meta: { label: t('columns.connector'), sort: 'connector_type', width: '13%' },
      cell: ({ row: { original } }) => faceOf(faces, original.connector_type).name,
    },
    {
      id: 'state',
      meta: { label: t('columns.state'), sort: 'state', width: '20%' },
      cell: ({ row: { original } }) => {
        const { name, redirects } = faceOf(faces, original.connector_type);
        return <StateCell connection={original} vendor={name} redirects={redirects} />;
      },
    },
    {
      id: 'scopes',
      meta: { label: t('columns.scopes'), width: '11%' },
      cell: ({ row: { original } }) => <ScopeSummary scopes={original.scopes_granted} />,
    },
    {
      id: 'last_delivery',
      meta: {
        label: t('columns.last_delivery'),
        sort: 'last_delivery_at',
        descendingFirst: true,
        width: '16%',
      },
      cell: ({ row: { original } }) => (
        <LastDay id={original.id}>
          <TimeText value={original.last_delivery_at} otherwise={t('no_delivery')} />
        </LastDay>
      ),
    },
    {
      id: 'operator',
      meta: { label: t('columns.operator'), card: 'hidden', width: '10%' },
      cell: ({ row: { original } }) => operatorName(original.operator_of_record),
    },
    {
      id: 'actions',
      meta: { label: t('columns.actions'), card: 'corner', align: 'right', width: '3rem' },
      cell: ({ row: { original } }) => {
        const { name, redirects } = faceOf(faces, original.connector_type);
        return <RowMenu connection={original} vendor={name} redirects={redirects} />;
      },
    },
  ];
}
