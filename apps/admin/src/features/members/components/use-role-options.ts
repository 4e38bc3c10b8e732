import type { Role } from '@patchbay/contracts/role';
import { useTranslation } from 'react-i18next';
import { useAbility } from '../../../lib/use-ability.ts';
import '../../../lib/settings-words.ts';

/** Roles to choose among. Nobody gives a role that includes more than their own: that is off. */
export function useRoleOptions(roles: Role[]) {
  const { t } = useTranslation('settings');
  const ability = useAbility();
  return roles.map(({ id, name, capabilities }) => {
    const disabled = capabilities.some((each) => !ability.can(each));
    const label = disabled ? t('members.role_more', { role: name }) : name;
    return { value: String(id), label, disabled };
  });
}
