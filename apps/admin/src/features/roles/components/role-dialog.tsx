import { ProblemError } from '@patchbay/client/problem-error';
import type { Role } from '@patchbay/contracts/role';
import { Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { capabilityName } from '../../../lib/capability-name.ts';
import { ChangedMeanwhile, conflicting, merged } from '../../../lib/changed-meanwhile.ts';
import { ME_KEY } from '../../../lib/me-key.ts';
import { problemText } from '../../../lib/problem-text.ts';
import { saveUnlessChanged } from '../../../lib/save-unless-changed.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { splitErrors } from '../../../lib/split-errors.ts';
import { toastSuccess } from '../../../lib/toast.ts';
import { CapabilityChoice } from '../../../ui/capability-choice.tsx';
import { requiredLabel } from '../../../ui/required-label.ts';
import { SaveForm } from '../../../ui/save-form.tsx';
import { createRole } from '../api/create-role.ts';
import { readRole } from '../api/read-role.ts';
import { rolesKey } from '../api/roles.ts';
import { updateRole } from '../api/update-role.ts';
import '../../../lib/settings-words.ts';

/** What the dialog begins with; without an id it makes a new role. */
export type RoleDraft = Omit<Role, 'id' | 'built_in'> & { id: number | null };

type RoleValues = Pick<RoleDraft, 'name' | 'capabilities'>;

/** The order in which capabilities were ticked is no change. */
function inOrder({ name, capabilities }: RoleValues): RoleValues {
  return { name, capabilities: [...capabilities].sort() };
}

export interface RoleDialogProps {
  opened: boolean;
  role: RoleDraft;
  onClose: () => void;
}

export function RoleDialog({ opened, role, onClose }: RoleDialogProps) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { name: role.name, capabilities: role.capabilities },
    validate: { name: (value) => (value.trim() ? null : t('common:form.required')) },
  });
  /** What the person has seen of what is stored. */
  const [shown, setShown] = useState(() => inOrder(role));
  const wordsOf = (value: RoleValues[keyof RoleValues]) =>
    typeof value === 'string' ? value : value.map((one) => capabilityName(one, t)).join(', ');
  const save = useMutation({
    mutationFn: async (values: typeof form.values) => {
      const mine = inOrder({ ...values, name: values.name.trim() });
      const { id } = role;
      if (id === null) return createRole(slug, mine);
      return saveUnlessChanged(
        () => readRole(slug, id),
        async (stored, tag) => {
          const now = inOrder(stored);
          const names = conflicting(shown, now, mine);
          const next = merged(shown, now, mine);
          if (names.length === 0) return updateRole(slug, id, next, tag);
          setShown(now);
          form.setValues(next);
          throw new ChangedMeanwhile(
            now,
            names.map((name) => ({
              label: t(`roles.${name}`),
              mine: wordsOf(mine[name]),
              theirs: wordsOf(now[name]),
            })),
          );
        },
      );
    },
    onSuccess: (saved) => {
      toastSuccess(t('roles.saved', { name: saved.name }));
      void queryClient.invalidateQueries({ queryKey: rolesKey(slug) });
      // It may be one's own.
      void queryClient.invalidateQueries({ queryKey: ME_KEY });
      onClose();
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      if (error.code === 'name_taken') form.setFieldError('name', problemText(error, t));
      else form.setErrors(splitErrors(error.errors, ['name', 'capabilities']).fields);
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={role.id === null ? t('roles.add_title') : t('roles.edit_title', { name: role.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <SaveForm
        save={save}
        onSubmit={form.onSubmit((values) => save.mutate(values))}
        label={t('common:save')}
        atFields={Boolean(form.errors['name'])}
        onTake={() => {
          form.setValues(shown);
          save.reset();
        }}
        onCancel={onClose}
      >
        <TextInput
          label={t('roles.name')}
          maxLength={100}
          autoComplete="off"
          {...requiredLabel}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <CapabilityChoice
          label={t('roles.capabilities')}
          value={form.values.capabilities}
          kept={role.id === null ? [] : role.capabilities}
          onChange={(capabilities) => form.setFieldValue('capabilities', capabilities)}
          error={form.errors['capabilities']}
        />
      </SaveForm>
    </Modal>
  );
}
