import { ProblemError } from '@patchbay/client/problem-error';
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../lib/problem-text.ts';
import { login } from '../api/login.ts';
import { useCountdown } from './use-countdown.ts';

/** What to wait when the server asks for patience without saying how long. */
const DEFAULT_WAIT_S = 30;

export function LoginForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('session');
  const password = useRef<HTMLInputElement>(null);
  const [waitUntil, setWaitUntil] = useState(0);
  const wait = useCountdown(waitUntil);
  const attempt = useMutation({
    mutationFn: login,
    onSuccess: onSignedIn,
    onError: (error) => {
      if (error instanceof ProblemError && error.status === 429) {
        setWaitUntil(Date.now() + (error.retryAfter ?? DEFAULT_WAIT_S) * 1000);
      }
      password.current?.select();
      password.current?.focus();
    },
  });

  // Read from the form itself: password managers fill inputs without telling React.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (attempt.isPending || wait > 0) return;
    const data = new FormData(event.currentTarget);
    attempt.mutate({ email: String(data.get('email')), password: String(data.get('password')) });
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <div role="alert">
          {wait > 0 && <Alert color="amber">{t('wait', { count: wait })}</Alert>}
          {wait === 0 && attempt.error && !isThrottled(attempt.error) && (
            <Alert color="red">
              {isWrong(attempt.error) ? t('wrong') : problemText(attempt.error, t)}
            </Alert>
          )}
        </div>
        <TextInput
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          size="md"
          autoFocus
        />
        <PasswordInput
          ref={password}
          name="password"
          label={t('password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': t('common:form.show_secret') }}
        />
        <Button type="submit" size="md" fullWidth loading={attempt.isPending} disabled={wait > 0}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  );
}

function isWrong(error: Error): boolean {
  return error instanceof ProblemError && (error.status === 401 || error.status === 422);
}

function isThrottled(error: Error): boolean {
  return error instanceof ProblemError && error.status === 429;
}
