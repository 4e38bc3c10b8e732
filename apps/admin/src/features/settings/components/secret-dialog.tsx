import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SecretOnce } from '../../../ui/secret-once.tsx';
import '../../../lib/connect-words.ts';
import '../../../lib/settings-words.ts';

export interface SecretDialogProps {
  opened: boolean;
  secret: string;
  onDone: () => void;
}

/** A stray click or key must not take away what is never shown again. */
export function SecretDialog({ opened, secret, onDone }: SecretDialogProps) {
  const { t } = useTranslation('settings');
  return (
    <Modal
      opened={opened}
      onClose={onDone}
      size="lg"
      title={t('connect:secret.title')}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <SecretOnce
        secret={secret}
        steps={[t('alerts.step_store'), t('alerts.step_verify'), t('alerts.step_test')]}
        onDone={onDone}
      />
    </Modal>
  );
}
