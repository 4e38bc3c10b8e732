import { createFileRoute } from '@tanstack/react-router';
import { GeneralSettings } from '../../../../features/settings/components/general-settings.tsx';
import { Guarded } from '../../../../ui/guarded.tsx';

export const Route = createFileRoute('/_app/sites/$site/settings/general')({
  component: () => (
    <Guarded capability="settings.manage">
      <GeneralSettings />
    </Guarded>
  ),
});
