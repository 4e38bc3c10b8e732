import { createFileRoute } from '@tanstack/react-router';
import { Keys } from '../../../../features/keys/components/keys.tsx';
import { Guarded } from '../../../../ui/guarded.tsx';

export const Route = createFileRoute('/_app/sites/$site/settings/keys')({
  component: () => (
    <Guarded capability="settings.manage">
      <Keys />
    </Guarded>
  ),
});
