import type { Settings } from '@patchbay/contracts/settings';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { SaveProblem } from '../../../ui/save-problem.tsx';
import { useSaveSettings } from './use-save-settings.ts';
import '../../../lib/settings-words.ts';

interface RemoveWebhookProps {
  opened: boolean;
  settings: Settings;
  onClose: () => void;
}

export function RemoveWebhook({ opened, settings, onClose }: RemoveWebhookProps) {
  const { t } = useTranslation('settings');
  const save = useSaveSettings<void, string | null>({
    settings,
    about: (each) => each.alert_webhook?.url ?? null,
    label: t('alerts.url'),
    words: (address) => address ?? t('alerts.no_webhook'),
    change: () => ({ alert_webhook: null }),
    onSaved: () => {
      toastSuccess(t('alerts.webhook_removed'));
      onClose();
    },
    onTake: onClose,
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('alerts.remove_title')}
      confirm={t('alerts.remove_confirm')}
      danger
      loading={save.isPending}
      onConfirm={() => save.mutate()}
    >
      <Text size="sm">{t('alerts.remove_text')}</Text>
      <SaveProblem error={save.error} onTake={save.take} />
    </ConfirmDialog>
  );
}
