import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { ReplaceCredentialsDialog, ScopesDialog } from './lazy-dialogs.tsx';

export type RemedyDialog = 'replace' | 'scopes';

interface RemedyDialogsProps {
  /** As it was when the dialog was asked for. */
  connection: Connection;
  dialog: RemedyDialog;
  vendor: string;
  /** Undefined until it has come; the dialog opens then. */
  connector: ConnectorDetail | undefined;
  opened: boolean;
  onClose: () => void;
}

/** The dialog of a remedy that one click does not do. */
export function RemedyDialogs(props: RemedyDialogsProps) {
  const { connection, dialog, vendor, connector, opened, onClose } = props;
  const flow = connector?.flows.find((each) => each.auth_flow === connection.auth_flow);
  if (!connector || !flow) return null;
  if (dialog === 'replace') {
    return (
      <ReplaceCredentialsDialog
        connection={connection}
        flow={flow}
        vendor={vendor}
        settings={connector.settings}
        opened={opened}
        onClose={onClose}
      />
    );
  }
  return (
    <ScopesDialog
      connection={connection}
      connector={connector}
      vendor={vendor}
      opened={opened}
      onClose={onClose}
    />
  );
}
