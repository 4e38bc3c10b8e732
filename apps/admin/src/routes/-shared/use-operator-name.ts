import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import '../../lib/connections-words.ts';
import { membersQuery } from '../../features/members/api/members.ts';
import { meQuery } from '../../features/session/api/me.ts';
import { useSite } from '../../lib/site-context.tsx';
import { useAbility } from '../../lib/use-ability.ts';

/** The name behind a user id, as far as the operator may know it. */
export function useOperatorName(): (id: number) => string {
  const { t } = useTranslation('connections');
  const site = useSite();
  const { data: me } = useQuery(meQuery);
  const allowed = useAbility().can('members.manage');
  const { data: members } = useQuery({ ...membersQuery(site.slug), enabled: allowed });
  return useCallback(
    (id) => {
      if (id === me?.id) return t('operator_you');
      const member = members?.find((each) => each.id === id);
      return member ? member.name || member.email : t('operator_unknown', { id });
    },
    [me, members, t],
  );
}
