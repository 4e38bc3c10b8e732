import type { Connection } from '@patchbay/contracts/connection';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAction, BulkTarget } from '../bulk-action.ts';
import { BulkFind } from './bulk-find.tsx';
import { BulkWork } from './bulk-work.tsx';
import type { BulkRun } from './use-bulk-run.ts';
import '../../../lib/connections-words.ts';

export interface BulkDialogProps {
  opened: boolean;
  action: BulkAction;
  on: BulkTarget;
  /** After it was done. */
  onClose: () => void;
  /** Before anything was done. */
  onCancel: () => void;
}

/** Finds what is meant, asks where something stops, then tells how it goes for each. */
export function BulkDialog(props: BulkDialogProps) {
  const { opened, action, on, onClose, onCancel } = props;
  const { t, i18n } = useTranslation('connections');
  const [state, setState] = useState<BulkRun['state']>('idle');
  const [found, setFound] = useState<{ on: BulkTarget; rows: readonly Connection[] } | null>(null);
  const rows = 'rows' in on ? on.rows : found?.on === on ? found.rows : null;
  const count = rows?.length ?? ('count' in on ? on.count : 0);
  const n = new Intl.NumberFormat(i18n.language).format(count);
  return (
    <Modal
      opened={opened}
      onClose={state === 'ended' ? onClose : onCancel}
      title={t(`bulk.${action}.title`, { count, n })}
      withCloseButton={false}
      // What is under way is stopped by its button, not by a slip.
      closeOnClickOutside={state === 'idle'}
      closeOnEscape={state === 'idle' || state === 'ended'}
      size="lg"
    >
      {opened && 'filter' in on && !rows && (
        <BulkFind {...on} onFound={(all) => setFound({ on, rows: all })} onCancel={onCancel} />
      )}
      {opened && rows && (
        <BulkWork
          key={action}
          action={action}
          connections={rows}
          onClose={onClose}
          onCancel={onCancel}
          onState={setState}
        />
      )}
    </Modal>
  );
}
