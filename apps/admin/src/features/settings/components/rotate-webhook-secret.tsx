import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { rotateWebhookSecret } from '../api/rotate-webhook-secret.ts';
import { settingsKey } from '../api/settings.ts';
import '../../../lib/settings-words.ts';

interface RotateWebhookSecretProps {
  opened: boolean;
  onClose: () => void;
  onSecret: (secret: string) => void;
}

export function RotateWebhookSecret({ opened, onClose, onSecret }: RotateWebhookSecretProps) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const rotate = useAction({
    mutationFn: () => rotateWebhookSecret(slug),
    onSuccess: ({ secret }) => onSecret(secret),
    onSettled: () => {
      onClose();
      void queryClient.invalidateQueries({ queryKey: settingsKey(slug) });
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('alerts.rotate_title')}
      confirm={t('alerts.rotate_confirm')}
      loading={rotate.isPending}
      onConfirm={() => rotate.mutate()}
    >
      <Text size="sm">{t('alerts.rotate_text')}</Text>
    </ConfirmDialog>
  );
}
