import type { Member } from '@patchbay/contracts/member';
import type { Role } from '@patchbay/contracts/role';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../name-of.ts';
import { useRoleOptions } from './use-role-options.ts';
import '../../../lib/settings-words.ts';

interface RoleSelectProps {
  member: Member;
  roles: Role[];
  busy: boolean;
  onChoose: (role: Role) => void;
}

export function RoleSelect({ member, roles, busy, onChoose }: RoleSelectProps) {
  const { t } = useTranslation('settings');
  const options = useRoleOptions(roles);
  const known = roles.some(({ id }) => id === member.role_id);
  return (
    <NativeSelect
      size="xs"
      aria-label={t('members.role_of', { name: nameOf(member) })}
      value={String(member.role_id)}
      // Roles come apart from members: until they are here there is the member's own.
      data={known ? options : [{ value: String(member.role_id), label: member.role }]}
      disabled={busy}
      onChange={(event) => {
        const role = roles.find(({ id }) => String(id) === event.currentTarget.value);
        if (role) onChoose(role);
      }}
    />
  );
}
