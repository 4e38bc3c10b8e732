import { createFileRoute } from '@tanstack/react-router';
import { Tokens } from '../../../../features/tokens/components/tokens.tsx';
import { Guarded } from '../../../../ui/guarded.tsx';

export const Route = createFileRoute('/_app/sites/$site/settings/tokens')({
  component: () => (
    <Guarded capability="tokens.manage">
      <Tokens />
    </Guarded>
  ),
});
