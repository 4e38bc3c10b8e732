import { createFileRoute } from '@tanstack/react-router';
import { Roles } from '../../../../features/roles/components/roles.tsx';
import { Guarded } from '../../../../ui/guarded.tsx';

export const Route = createFileRoute('/_app/sites/$site/settings/roles')({
  component: () => (
    <Guarded capability="members.manage">
      <Roles />
    </Guarded>
  ),
});
