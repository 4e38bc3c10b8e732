import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { Members } from '../../../../features/members/components/members.tsx';
import { rolesQuery } from '../../../../features/roles/api/roles.ts';
import { useSite } from '../../../../lib/site-context.tsx';
import { Guarded } from '../../../../ui/guarded.tsx';

export const Route = createFileRoute('/_app/sites/$site/settings/members')({
  component: () => (
    <Guarded capability="members.manage">
      <MembersPage />
    </Guarded>
  ),
});

function MembersPage() {
  const { data: roles = [] } = useQuery(rolesQuery(useSite().slug));
  const { me } = Route.useRouteContext();
  return <Members roles={roles} me={me.id} />;
}
