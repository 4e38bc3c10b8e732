import type { Settings } from '@patchbay/contracts/settings';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { SaveProblem } from './save-problem.tsx';
import { useSaveSettings } from './use-save-settings.ts';
import '../../../lib/settings-words.ts';

interface RemoveWebhookProps {
  opened: boolean;
  settings: Settings;
  onClose: () => void;
}

export function RemoveWebhook({ opened, settings, onClose }: RemoveWebhookProps) {
  const { t } = useTranslation('settings');
  const save = useSaveSettings<void>({
    settings,
    about: (each) => each.alert_webhook?.url ?? null,
    change: () => ({ alert_webhook: null }),
    onSaved: () => {
      toastSuccess(t('alerts.webhook_removed'));
      onClose();
    },
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
      <SaveProblem
        error={save.error}
        atFields={false}
        stored={(now) => now.alert_webhook?.url ?? t('alerts.no_webhook')}
      />
    </ConfirmDialog>
  );
}
