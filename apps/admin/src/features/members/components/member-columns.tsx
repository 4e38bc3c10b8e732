import type { Member } from '@patchbay/contracts/member';
import type { Role } from '@patchbay/contracts/role';
import { Group, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { Column } from '../../../ui/data-table/column.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import { MemberMenu } from './member-menu.tsx';
import type { MemberAsk } from './member-asks.tsx';
import { RoleSelect } from './role-select.tsx';
import type { MemberChanges } from './use-member-changes.ts';
import { nameOf } from '../name-of.ts';

interface MemberColumnsInput {
  t: TFunction<'settings'>;
  roles: Role[];
  /** The operator's own id. */
  me: number;
  changes: MemberChanges;
  onAsk: (ask: MemberAsk) => void;
}

export function memberColumns({ t, roles, me, changes, onAsk }: MemberColumnsInput) {
  const choose = (member: Member, role: Role) => {
    if (role.id === member.role_id) return;
    if (member.origin === 'sso') onAsk({ kind: 'take_over', member, role });
    else changes.giveRole.mutate({ member, role });
  };
  const columns: Column<Member>[] = [
    {
      id: 'name',
      meta: { label: t('members.name'), card: 'title' },
      cell: ({ row: { original } }) => (
        <div>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {nameOf(original)}
            </Text>
            {original.id === me && <ToneBadge tone="info">{t('members.you')}</ToneBadge>}
            {original.disabled && <ToneBadge tone="bad">{t('members.disabled')}</ToneBadge>}
          </Group>
          <Text size="xs" c="dimmed">
            {original.email}
          </Text>
        </div>
      ),
    },
    {
      id: 'role',
      meta: { label: t('members.role') },
      cell: ({ row: { original } }) => (
        <RoleSelect
          member={original}
          roles={roles}
          busy={changes.giveRole.isPending}
          onChoose={(role) => choose(original, role)}
        />
      ),
    },
    {
      id: 'origin',
      meta: { label: t('members.origin') },
      cell: ({ row: { original } }) => t(`members.origin_${original.origin}`),
    },
    {
      id: 'since',
      meta: { label: t('members.since') },
      cell: ({ row: { original } }) => <TimeText value={original.created_at} form="day" />,
    },
    {
      id: 'actions',
      meta: { label: t('common:actions'), card: 'corner', align: 'right' },
      cell: ({ row: { original } }) => (
        <MemberMenu member={original} own={original.id === me} changes={changes} onAsk={onAsk} />
      ),
    },
  ];
  return columns;
}
