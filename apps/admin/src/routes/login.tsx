import { Alert } from '@mantine/core';
import { createFileRoute, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { LanguageChoice } from '../features/session/components/language-choice.tsx';
import { LoginForm } from '../features/session/components/login-form.tsx';
import { SsoButton } from '../features/session/components/sso-button.tsx';
import { ssoErrorText } from '../features/session/sso-error-text.ts';
import { safeNext } from '../lib/safe-next.ts';
import { PlainScreen } from '../ui/plain-screen.tsx';

const Search = z.object({
  next: z.string().optional(),
  /** Here because the session ended, not because the person came to sign in. */
  expired: z.string().optional(),
  signed_out: z.string().optional(),
  /** Why a single sign-on ended here, as the server's code. */
  sso_error: z.string().optional(),
});

export const Route = createFileRoute('/login')({ validateSearch: Search, component: Login });

function Login() {
  const { t } = useTranslation('session');
  const { next, expired, signed_out, sso_error } = Route.useSearch();
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
      {sso_error && (
        <Alert color="red" role="alert">
          {ssoErrorText(sso_error, t)}
        </Alert>
      )}
      <LoginForm onSignedIn={enter} />
      <SsoButton next={safeNext(next)} />
      <LanguageChoice />
    </PlainScreen>
  );
}
