import { ProblemError } from '@patchbay/client/problem-error';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { Alert, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import '../../../lib/settings-words.ts';
import { problemText } from '../../../lib/problem-text.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { splitErrors } from '../../../lib/split-errors.ts';
import { RedirectField } from '../../../ui/redirect-field.tsx';
import { putOAuthApp } from '../api/put-oauth-app.ts';
import { requiredLabel } from '../../../ui/required-label.ts';

interface OAuthAppFormProps {
  connector: Pick<ConnectorDetail, 'slug' | 'name' | 'redirect_uri' | 'oauth_app'>;
  submitLabel: string;
  onSaved?: () => void;
}

export function OAuthAppForm({ connector, submitLabel, onSaved }: OAuthAppFormProps) {
  const { t } = useTranslation('settings');
  const site = useSite();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { client_id: connector.oauth_app?.client_id ?? '', client_secret: '' },
    validate: {
      client_id: (value) => (value.trim() ? null : t('common:form.required')),
      client_secret: (value) => (value.trim() ? null : t('common:form.required')),
    },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) => putOAuthApp(site.slug, connector.slug, values),
    onSuccess: async () => {
      form.setFieldValue('client_secret', '');
      await queryClient.invalidateQueries({ queryKey: ['sites', site.slug, 'connectors'] });
      onSaved?.();
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      form.setErrors(splitErrors(error.errors, ['client_id', 'client_secret']).fields);
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack gap="md">
        <RedirectField label={t('oauth.redirect')} value={connector.redirect_uri} />
        <TextInput
          label={t('oauth.client_id')}
          autoComplete="off"
          spellCheck={false}
          {...requiredLabel}
          {...form.getInputProps('client_id')}
        />
        <PasswordInput
          label={t('oauth.client_secret')}
          placeholder={connector.oauth_app?.has_client_secret ? t('oauth.secret_set') : undefined}
          autoComplete="new-password"
          {...requiredLabel}
          visibilityToggleButtonProps={{ 'aria-label': t('common:form.show_secret') }}
          {...form.getInputProps('client_secret')}
        />
        {save.error && (
          <Alert color="red" role="alert">
            {problemText(save.error, t)}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
