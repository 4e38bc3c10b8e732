import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PasswordForm } from './password-form.tsx';

export function PasswordDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('session');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('password_dialog.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <PasswordForm onClose={onClose} />
    </Modal>
  );
}
