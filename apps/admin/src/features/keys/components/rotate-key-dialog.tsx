import { List } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { dataKeyKey } from '../api/data-key.ts';
import { rotateKey } from '../api/rotate-key.ts';
import '../../../lib/settings-words.ts';

interface RotateKeyDialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Says what a rotation does before it begins. */
export function RotateKeyDialog({ opened, onClose }: RotateKeyDialogProps) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const rotate = useAction({
    mutationFn: () => rotateKey(slug),
    onSuccess: (state) => {
      queryClient.setQueryData(dataKeyKey(slug), state);
      toastSuccess(t('keys.started'));
    },
    onError: () => queryClient.invalidateQueries({ queryKey: dataKeyKey(slug) }),
    onSettled: onClose,
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('keys.confirm_title')}
      confirm={t('keys.rotate')}
      loading={rotate.isPending}
      onConfirm={() => rotate.mutate()}
    >
      <List size="sm" spacing="xs">
        <List.Item>{t('keys.confirm_1')}</List.Item>
        <List.Item>{t('keys.confirm_2')}</List.Item>
        <List.Item>{t('keys.confirm_3')}</List.Item>
        <List.Item>{t('keys.confirm_4')}</List.Item>
      </List>
    </ConfirmDialog>
  );
}
