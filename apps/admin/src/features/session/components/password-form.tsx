import { ProblemError } from '@patchbay/client/problem-error';
import { NewPassword } from '@patchbay/contracts/auth';
import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../lib/problem-text.ts';
import { toastSuccess } from '../../../lib/toast.ts';
import { requiredLabel } from '../../../ui/required-label.ts';
import { changePassword } from '../api/change-password.ts';

export function PasswordForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('session');
  const form = useForm({
    initialValues: { current_password: '', new_password: '' },
    validate: {
      current_password: (value) => (value ? null : t('common:form.required')),
      new_password: (value, { current_password }) =>
        !NewPassword.safeParse(value).success ? t('password_dialog.too_short')
        : value === current_password ? t('password_dialog.same')
        : null, // prettier-ignore
    },
  });
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      toastSuccess(t('password_dialog.changed'));
      onClose();
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      for (const { path, message } of error.errors) {
        form.setFieldError(
          path,
          path === 'current_password' ? t('password_dialog.wrong') : message,
        );
      }
    },
  });
  const elsewhere = change.error && Object.keys(form.errors).length === 0;
  const eye = { 'aria-label': t('common:form.show_secret') };
  return (
    <form noValidate onSubmit={form.onSubmit((values) => change.mutate(values))}>
      <Stack gap="md">
        <Text size="sm">{t('password_dialog.intro')}</Text>
        <PasswordInput
          label={t('password_dialog.current')}
          autoComplete="current-password"
          data-autofocus
          visibilityToggleButtonProps={eye}
          {...requiredLabel}
          {...form.getInputProps('current_password')}
        />
        <PasswordInput
          label={t('password_dialog.new')}
          description={t('password_dialog.new_help')}
          autoComplete="new-password"
          visibilityToggleButtonProps={eye}
          {...requiredLabel}
          {...form.getInputProps('new_password')}
        />
        {elsewhere && (
          <Alert color="red" role="alert">
            {problemText(change.error, t)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('password_dialog.change')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
