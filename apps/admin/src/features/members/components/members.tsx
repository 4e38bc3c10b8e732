import type { Member } from '@patchbay/contracts/member';
import type { Role } from '@patchbay/contracts/role';
import { Button, NativeSelect, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import type { Column } from '../../../ui/data-table/table-features.ts';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { deleteMember } from '../api/delete-member.ts';
import { membersKey, membersQuery } from '../api/members.ts';
import { updateMember } from '../api/update-member.ts';
import { MemberDialog } from './member-dialog.tsx';

export function Members({ roles }: { roles: Role[] }) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(membersQuery(slug));
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: membersKey(slug) });

  const change = useAction({
    mutationFn: ({ member, roleId }: { member: Member; roleId: number }) =>
      updateMember(slug, member.id, roleId),
    onSuccess: (member) =>
      toastSuccess(t('members.changed', { name: member.name || member.email, role: member.role })),
    onSettled: refresh,
  });
  const remove = useAction({
    mutationFn: (member: Member) => deleteMember(slug, member.id),
    onSuccess: (_, member) => {
      toastSuccess(t('members.removed', { name: member.name || member.email }));
      setLeaving(null);
    },
    onSettled: refresh,
  });

  const columns: Column<Member>[] = [
    {
      id: 'name',
      meta: { label: t('members.name'), card: 'title' },
      cell: ({ row: { original } }) => (
        <>
          <Text size="sm" fw={600}>
            {original.name || original.email}
          </Text>
          <Text size="xs" c="dimmed">
            {original.email}
          </Text>
        </>
      ),
    },
    {
      id: 'role',
      meta: { label: t('members.role') },
      cell: ({ row: { original } }) => (
        <NativeSelect
          size="xs"
          aria-label={t('members.role_of', { name: original.name || original.email })}
          value={String(original.role_id)}
          data={roles.map((role) => ({ value: String(role.id), label: role.name }))}
          disabled={change.isPending}
          onChange={(event) =>
            change.mutate({ member: original, roleId: Number(event.currentTarget.value) })
          }
        />
      ),
    },
    {
      id: 'since',
      meta: { label: t('members.since') },
      cell: ({ row: { original } }) => <TimeText value={original.created_at} />,
    },
    {
      id: 'actions',
      meta: { label: t('common:actions'), card: 'corner', align: 'right' },
      cell: ({ row: { original } }) => (
        <Button
          variant="subtle"
          color="red"
          size="xs"
          aria-label={t('members.remove_name', { name: original.name || original.email })}
          onClick={() => setLeaving(original)}
        >
          {t('members.remove')}
        </Button>
      ),
    },
  ];
  return (
    <Panel
      title={t('members.title')}
      intro={t('members.intro')}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t('members.add')}
        </Button>
      }
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data?.length === 0 && (
        <EmptyState
          icon={<IconUsers />}
          title={t('members.empty.title')}
          text={t('members.empty.text')}
        />
      )}
      {data && data.length > 0 && (
        <DataTable
          label={t('members.title')}
          columns={columns}
          rows={data}
          rowId={(row) => String(row.id)}
        />
      )}
      <MemberDialog roles={roles} opened={adding} onClose={() => setAdding(false)} />
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('members.remove_title', { name: leaving?.name || leaving?.email })}
        confirm={t('members.remove')}
        danger
        loading={remove.isPending}
        onConfirm={() => leaving && remove.mutate(leaving)}
      >
        <Text size="sm">{t('members.remove_text')}</Text>
      </ConfirmDialog>
    </Panel>
  );
}
