import { createFileRoute } from '@tanstack/react-router';
import { GeneralSettings } from '../../../../features/settings/components/general-settings.tsx';
import { SiteName } from '../../../../features/sites/components/site-name.tsx';
import { Guarded } from '../../../../ui/guarded.tsx';
import { useConnectorFaces } from '../../../-shared/use-connector-faces.ts';

export const Route = createFileRoute('/_app/sites/$site/settings/general')({
  component: () => (
    <Guarded capability="settings.manage">
      <GeneralPage />
    </Guarded>
  ),
});

function GeneralPage() {
  return <GeneralSettings siteName={<SiteName />} families={useConnectorFaces().families} />;
}
