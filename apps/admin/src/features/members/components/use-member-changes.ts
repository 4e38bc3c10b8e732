import type { Member } from '@patchbay/contracts/member';
import type { Role } from '@patchbay/contracts/role';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ChangedMeanwhile } from '../../../lib/changed-meanwhile.ts';
import { ME_KEY } from '../../../lib/me-key.ts';
import { saveUnlessChanged } from '../../../lib/save-unless-changed.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAction } from '../../../lib/use-action.ts';
import { deleteMember } from '../api/delete-member.ts';
import { membersKey } from '../api/members.ts';
import { readMember } from '../api/read-member.ts';
import { updateMember } from '../api/update-member.ts';
import { nameOf } from '../name-of.ts';
import '../../../lib/settings-words.ts';

/** What can be done to a member; each says how it went, and the list is asked again. */
export function useMemberChanges() {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const onSettled = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: membersKey(slug) }),
      // It may be oneself.
      queryClient.invalidateQueries({ queryKey: ME_KEY }),
    ]);
  const giveRole = useAction({
    mutationFn: ({ member, role }: { member: Member; role: Role }) =>
      saveUnlessChanged(
        () => readMember(slug, member.id),
        async (now, tag) => {
          if (now.role_id !== member.role_id && now.role_id !== role.id) {
            const label = t('members.role_of', { name: nameOf(member) });
            throw new ChangedMeanwhile(now, [{ label, mine: role.name, theirs: now.role }]);
          }
          return updateMember(slug, member.id, { role_id: role.id }, tag);
        },
      ),
    onSuccess: (member) =>
      toastSuccess(t('members.changed', { name: nameOf(member), role: member.role })),
    onSettled,
  });
  const setDisabled = useAction({
    mutationFn: ({ member, disabled }: { member: Member; disabled: boolean }) =>
      updateMember(slug, member.id, { disabled }),
    onSuccess: (member) => {
      const said = member.disabled ? 'members.disabled_done' : 'members.enabled_done';
      toastSuccess(t(said, { name: nameOf(member) }));
    },
    onSettled,
  });
  const remove = useAction({
    mutationFn: (member: Member) => deleteMember(slug, member.id),
    onSuccess: (_, member) => toastSuccess(t('members.removed', { name: nameOf(member) })),
    onSettled,
  });
  return { giveRole, setDisabled, remove };
}

export type MemberChanges = ReturnType<typeof useMemberChanges>;
