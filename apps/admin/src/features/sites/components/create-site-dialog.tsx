import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Site } from '@patchbay/contracts/site';
import { CreateSiteForm } from './create-site-form.tsx';

interface CreateSiteDialogProps {
  opened: boolean;
  onClose: () => void;
  onCreated: (site: Site) => void;
}

export function CreateSiteDialog({ opened, onClose, onCreated }: CreateSiteDialogProps) {
  const { t } = useTranslation('session');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('site_dialog.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <CreateSiteForm onCancel={onClose} onCreated={onCreated} />
    </Modal>
  );
}
