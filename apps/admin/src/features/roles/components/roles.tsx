import type { Role } from '@patchbay/contracts/role';
import { Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { capabilityName } from '../../../lib/capability-name.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import type { Column } from '../../../ui/data-table/table-features.ts';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import { deleteRole } from '../api/delete-role.ts';
import { rolesKey, rolesQuery } from '../api/roles.ts';
import { RoleDialog } from './role-dialog.tsx';

export function Roles() {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(rolesQuery(slug));
  const [editing, setEditing] = useState<Role | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Role | null>(null);
  const remove = useAction({
    mutationFn: (role: Role) => deleteRole(slug, role.id),
    onSuccess: (_, role) => {
      toastSuccess(t('roles.removed', { name: role.name }));
      setLeaving(null);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: rolesKey(slug) }),
  });

  const columns: Column<Role>[] = [
    {
      id: 'name',
      meta: { label: t('roles.name'), card: 'title', width: '12rem' },
      cell: ({ row: { original } }) => (
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {original.name}
          </Text>
          {original.built_in && <ToneBadge tone="quiet">{t('roles.built_in')}</ToneBadge>}
        </Group>
      ),
    },
    {
      id: 'capabilities',
      meta: { label: t('roles.capabilities'), card: 'bare' },
      cell: ({ row: { original } }) => (
        <Text size="sm" c="dimmed">
          {original.capabilities.map((each) => capabilityName(each, t)).join(', ')}
        </Text>
      ),
    },
    {
      id: 'actions',
      meta: { label: t('common:actions'), card: 'corner', align: 'right', width: '10rem' },
      cell: ({ row: { original } }) =>
        !original.built_in && (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <Button
              variant="default"
              size="xs"
              aria-label={t('roles.edit_name', { name: original.name })}
              onClick={() => setEditing(original)}
            >
              {t('roles.edit')}
            </Button>
            <Button
              variant="subtle"
              color="red"
              size="xs"
              aria-label={t('roles.remove_name', { name: original.name })}
              onClick={() => setLeaving(original)}
            >
              {t('roles.remove')}
            </Button>
          </Group>
        ),
    },
  ];
  return (
    <Panel
      title={t('roles.title')}
      intro={t('roles.intro')}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
          {t('roles.add')}
        </Button>
      }
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data?.length === 0 && (
        <EmptyState
          icon={<IconUsersGroup />}
          title={t('roles.empty.title')}
          text={t('roles.empty.text')}
        />
      )}
      {data && data.length > 0 && (
        <DataTable
          label={t('roles.title')}
          columns={columns}
          rows={data}
          rowId={(row) => String(row.id)}
        />
      )}
      {editing && (
        <RoleDialog role={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('roles.remove_title', { name: leaving?.name })}
        confirm={t('roles.remove')}
        danger
        loading={remove.isPending}
        onConfirm={() => leaving && remove.mutate(leaving)}
      >
        <Text size="sm">{t('roles.remove_text')}</Text>
      </ConfirmDialog>
    </Panel>
  );
}
