import { Alert } from '@mantine/core';
import { createFileRoute, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { LoginForm } from '../features/session/components/login-form.tsx';
import { safeNext } from '../lib/safe-next.ts';
import { PlainScreen } from '../ui/plain-screen.tsx';

const Search = z.object({
  next: z.string().optional(),
  /** Here because the session ended, not because the person came to sign in. */
  expired: z.string().optional(),
  signed_out: z.string().optional(),
});

export const Route = createFileRoute('/login')({ validateSearch: Search, component: Login });

function Login() {
  const { t } = useTranslation('session');
  const { next, expired, signed_out } = Route.useSearch();
  const { queryClient } = Route.useRouteContext();
  const router = useRouter();
  const enter = () => {
    queryClient.clear();
    router.history.push(safeNext(next));
  };
  return (
    <PlainScreen title={t('title')} intro={t('intro')}>
      {expired && <Alert color="amber">{t('expired')}</Alert>}
      {signed_out && <Alert color="harbour">{t('signed_out')}</Alert>}
      <LoginForm onSignedIn={enter} />
    </PlainScreen>
  );
}
