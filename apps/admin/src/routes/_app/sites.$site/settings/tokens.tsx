import { createFileRoute } from '@tanstack/react-router';
import { Tokens } from '../../../../features/tokens/components/tokens.tsx';
import { Guarded } from '../../../../ui/guarded.tsx';
import { useConnectorFaces } from '../../../-shared/use-connector-faces.ts';

export const Route = createFileRoute('/_app/sites/$site/settings/tokens')({
  component: () => (
    <Guarded capability="tokens.manage">
      <TokensPage />
    </Guarded>
  ),
});

function TokensPage() {
  return <Tokens families={useConnectorFaces().families} />;
}
