import type { Connection } from '@patchbay/contracts/connection';
import { ProblemError } from '@patchbay/client/problem-error';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { Alert, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { connectionScopesQuery } from '../api/connection-scopes.ts';
import { ScopesForm } from './scopes-form.tsx';
import '../../../lib/connections-words.ts';

export interface ScopesDialogProps {
  connection: Connection;
  /** For the names of its actions; undefined while it loads. */
  connector: ConnectorDetail | undefined;
  vendor: string;
  opened: boolean;
  onClose: () => void;
}

/** What the vendor offers beside what is held; submitting goes to the vendor to agree. */
export function ScopesDialog(props: ScopesDialogProps) {
  const { connection, opened, onClose } = props;
  const { t } = useTranslation('connections');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('scopes.change_title', { name: connection.display_name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      <Body {...props} />
    </Modal>
  );
}

function Body({ connection, connector, vendor, onClose }: ScopesDialogProps) {
  const { t } = useTranslation('connections');
  const { slug } = useSite();
  const { data, error, refetch } = useQuery(connectionScopesQuery(slug, connection.id));
  if (error instanceof ProblemError && error.code === 'scopes_fixed') {
    return <Alert color="amber">{t('scopes.fixed')}</Alert>;
  }
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={3} />;
  return (
    <ScopesForm
      connection={connection}
      opened={data}
      actions={connector?.actions ?? []}
      vendor={vendor}
      onClose={onClose}
    />
  );
}
