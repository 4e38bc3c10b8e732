import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../../lib/connecting-words.ts';
import { TestEventForm } from './test-event-form.tsx';

interface TestEventDialogProps {
  opened: boolean;
  onClose: () => void;
  connection: Pick<Connection, 'id' | 'display_name'>;
  connector: Pick<ConnectorDetail, 'name' | 'actions'>;
}

export function TestEventDialog({ opened, onClose, connection, connector }: TestEventDialogProps) {
  const { t } = useTranslation('connecting');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('event.title', { name: connection.display_name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <TestEventForm connection={connection} connector={connector} />
    </Modal>
  );
}
