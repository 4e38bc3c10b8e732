import { ProblemError } from '@patchbay/client/problem-error';
import type { Role } from '@patchbay/contracts/role';
import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { capabilityName } from '../../../lib/capability-name.ts';
import { ChangedMeanwhile, conflicting, merged } from '../../../lib/changed-meanwhile.ts';
import { ME_KEY } from '../../../lib/me-key.ts';
import { problemText } from '../../../lib/problem-text.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { splitErrors } from '../../../lib/split-errors.ts';
import { toastSuccess } from '../../../lib/toast.ts';
import { ChangedAlert } from '../../../ui/changed-alert.tsx';
import { CapabilityChoice } from '../../../ui/capability-choice.tsx';
import { rolesKey, rolesQuery } from '../api/roles.ts';
import { saveRole } from '../api/save-role.ts';
import { requiredLabel } from '../../../ui/required-label.ts';
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
      const mine = inOrder(values);
      if (role.id === null) return saveRole(slug, null, { ...mine, name: mine.name.trim() });
      const roles = await queryClient.fetchQuery({ ...rolesQuery(slug), staleTime: 0 });
      // One that is gone is the server's to refuse.
      const now = inOrder(roles.items.find(({ id }) => id === role.id) ?? shown);
      const names = conflicting(shown, now, mine);
      const next = merged(shown, now, mine);
      if (names.length > 0) {
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
      }
      return saveRole(slug, role.id, { ...next, name: next.name.trim() });
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
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack gap="md">
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
          {save.error instanceof ChangedMeanwhile && (
            <ChangedAlert
              changes={save.error.changes}
              onTake={() => {
                form.setValues(shown);
                save.reset();
              }}
            />
          )}
          {save.error && !(save.error instanceof ChangedMeanwhile) && !form.errors['name'] && (
            <Alert color="red" role="alert">
              {problemText(save.error, t)}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
