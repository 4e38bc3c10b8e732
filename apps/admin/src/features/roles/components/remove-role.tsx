import type { Role } from '@patchbay/contracts/role';
import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { deleteRole } from '../api/delete-role.ts';
import { rolesKey } from '../api/roles.ts';
import '../../../lib/settings-words.ts';

export function RemoveRole({ role, onClose }: { role: Role | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const remove = useAction({
    mutationFn: ({ id }: Role) => deleteRole(slug, id),
    onSuccess: (_, { name }) => toastSuccess(t('roles.removed', { name })),
    onSettled: () => {
      onClose();
      return queryClient.invalidateQueries({ queryKey: rolesKey(slug) });
    },
  });
  return (
    <ConfirmDialog
      opened={role !== null}
      onClose={onClose}
      title={t('roles.remove_title', { name: role?.name })}
      confirm={t('roles.remove_confirm')}
      danger
      loading={remove.isPending}
      onConfirm={() => role && remove.mutate(role)}
    >
      <Text size="sm">{t('roles.remove_text')}</Text>
    </ConfirmDialog>
  );
}
