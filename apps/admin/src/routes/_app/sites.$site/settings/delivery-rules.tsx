import { createFileRoute } from '@tanstack/react-router';
import { DeliveryRules } from '../../../../features/settings/components/delivery-rules.tsx';
import { Guarded } from '../../../../ui/guarded.tsx';
import { useConnectorFaces } from '../../../-shared/use-connector-faces.ts';

export const Route = createFileRoute('/_app/sites/$site/settings/delivery-rules')({
  component: () => (
    <Guarded capability="settings.manage">
      <DeliveryRulesPage />
    </Guarded>
  ),
});

function DeliveryRulesPage() {
  const { faces, families } = useConnectorFaces();
  return <DeliveryRules faces={faces} families={families} />;
}
