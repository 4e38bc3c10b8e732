import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { rolesQuery } from '../../../../features/roles/api/roles.ts';
import { authMethodsQuery } from '../../../../features/session/api/auth-methods.ts';
import { SingleSignOn } from '../../../../features/single-sign-on/components/single-sign-on.tsx';
import { useSite } from '../../../../lib/site-context.tsx';
import { useAbility } from '../../../../lib/use-ability.ts';
import { ErrorState } from '../../../../ui/list-states.tsx';
import { Guarded } from '../../../../ui/guarded.tsx';

export const Route = createFileRoute('/_app/sites/$site/settings/single-sign-on')({
  component: () => (
    <Guarded capability="settings.manage">
      <SingleSignOnPage />
    </Guarded>
  ),
});

function SingleSignOnPage() {
  const { slug } = useSite();
  const methods = useQuery(authMethodsQuery);
  const enabled = useAbility().can('members.manage');
  const { data: roles = [] } = useQuery({ ...rolesQuery(slug), enabled });
  if (methods.error) {
    return <ErrorState error={methods.error} onRetry={() => void methods.refetch()} />;
  }
  return <SingleSignOn methods={methods.data} roles={roles.map(({ name }) => name)} />;
}
