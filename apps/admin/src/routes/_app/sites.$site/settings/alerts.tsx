import { createFileRoute } from '@tanstack/react-router';
import { AlertSettings } from '../../../../features/settings/components/alert-settings.tsx';
import { Guarded } from '../../../../ui/guarded.tsx';

export const Route = createFileRoute('/_app/sites/$site/settings/alerts')({
  component: () => (
    <Guarded capability="settings.manage">
      <AlertSettings />
    </Guarded>
  ),
});
