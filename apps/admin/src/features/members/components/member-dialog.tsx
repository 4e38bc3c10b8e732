import { ProblemError } from '@patchbay/client/problem-error';
import type { Role } from '@patchbay/contracts/role';
import {
  Alert,
  Button,
  Group,
  Modal,
  NativeSelect,
  PasswordInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../lib/problem-text.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { splitErrors } from '../../../lib/split-errors.ts';
import { toastSuccess } from '../../../lib/toast.ts';
import { createMember } from '../api/create-member.ts';
import { membersKey } from '../api/members.ts';
import { requiredLabel } from '../../../ui/required-label.ts';
import { nameOf } from '../name-of.ts';
import { useRoleOptions } from './use-role-options.ts';
import '../../../lib/settings-words.ts';

export interface MemberDialogProps {
  roles: Role[];
  opened: boolean;
  onClose: () => void;
}

const FIELDS = ['email', 'name', 'role_id', 'password'] as const;

export function MemberDialog({ roles, opened, onClose }: MemberDialogProps) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const options = useRoleOptions(roles);
  const form = useForm({
    initialValues: { email: '', name: '', role_id: '', password: '' },
    validate: {
      email: (value) => (value.trim() ? null : t('common:form.required')),
      role_id: (value) => (value ? null : t('common:form.required')),
    },
  });
  const add = useMutation({
    mutationFn: (values: typeof form.values) =>
      createMember(slug, {
        email: values.email.trim(),
        role_id: Number(values.role_id),
        ...(values.name.trim() && { name: values.name.trim() }),
        ...(values.password && { password: values.password }),
      }),
    onSuccess: (member) => {
      toastSuccess(t('members.added', { name: nameOf(member) }));
      void queryClient.invalidateQueries({ queryKey: membersKey(slug) });
      close();
    },
    onError: (error) => {
      if (error instanceof ProblemError) form.setErrors(splitErrors(error.errors, FIELDS).fields);
    },
  });
  const close = () => {
    form.reset();
    add.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('members.add_title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form noValidate onSubmit={form.onSubmit((values) => add.mutate(values))}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('members.sso_help')}
          </Text>
          <TextInput
            label={t('members.email')}
            type="email"
            autoComplete="off"
            {...requiredLabel}
            data-autofocus
            {...form.getInputProps('email')}
          />
          <TextInput label={t('members.name')} autoComplete="off" {...form.getInputProps('name')} />
          <NativeSelect
            label={t('members.role')}
            description={t('members.role_help')}
            {...requiredLabel}
            data={[{ value: '', label: '—' }, ...options]}
            {...form.getInputProps('role_id')}
          />
          <PasswordInput
            label={t('members.password')}
            description={t('members.password_help')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('common:form.show_secret') }}
            {...form.getInputProps('password')}
          />
          {add.error && (
            <Alert color="red" role="alert">
              {problemText(add.error, t)}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('members.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
