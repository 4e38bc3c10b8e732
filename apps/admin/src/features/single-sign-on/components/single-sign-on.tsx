import type { AuthMethods } from '@patchbay/contracts/auth';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSite } from '../../../lib/site-context.tsx';
import { ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { groupRolesQuery } from '../api/group-roles.ts';
import { GroupRolesForm } from './group-roles-form.tsx';
import { ProviderPanel } from './provider-panel.tsx';

interface SingleSignOnProps {
  /** Undefined while it is not known. */
  methods: AuthMethods | undefined;
  /** Names of the site's roles; empty when the operator may not see them. */
  roles: readonly string[];
}

export function SingleSignOn({ methods, roles }: SingleSignOnProps) {
  const { slug } = useSite();
  const { data, error, refetch } = useQuery(groupRolesQuery(slug));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || !methods) return <LoadingState />;
  return (
    <Stack gap="lg" maw="46rem">
      <ProviderPanel provider={methods.oidc} />
      <GroupRolesForm stored={data} roles={roles} />
    </Stack>
  );
}
