import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connections-words.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { remediesFor, remedyName } from '../remedy.ts';
import { ReplaceCredentialsDialog, ScopesDialog } from './lazy-dialogs.tsx';
import { useObstacleText } from './use-obstacle-text.ts';
import { useRowActions } from './use-row-actions.ts';

export interface RemedyHereProps {
  connection: Connection;
  vendor: string;
  redirects: boolean;
  /** For its dialogs; undefined until it was wanted and has come. */
  connector: ConnectorDetail | undefined;
  onWant: () => void;
}

/** The click that mends a connection, with its dialogs opened where one is. */
export function RemedyHere(props: RemedyHereProps) {
  const { connection, vendor, redirects, connector, onWant } = props;
  const { t } = useTranslation('connections');
  const obstacle = useObstacleText();
  const { choose, pending } = useRowActions(connection);
  const [dialog, setDialog] = useState<'replace' | 'scopes' | null>(null);
  const [remedy] = remediesFor(connection, redirects);
  const flow = connector?.flows.find((each) => each.auth_flow === connection.auth_flow);
  const close = () => setDialog(null);
  if (!remedy) return null;
  const act = () => {
    if (remedy !== 'replace' && remedy !== 'scopes') return choose(remedy);
    onWant();
    setDialog(remedy);
  };
  const label = t(`actions.${remedyName(connection, remedy)}`);
  return (
    <>
      <GatedButton
        size="xs"
        reason={obstacle(remedy, connection)}
        loading={pending === remedy || (dialog !== null && !connector)}
        onClick={act}
        aria-label={t('remedy_for', { remedy: label, name: connection.display_name })}
      >
        {label}
      </GatedButton>
      {connector && flow && !redirects && (
        <ReplaceCredentialsDialog
          connection={connection}
          flow={flow}
          settings={connector.settings}
          opened={dialog === 'replace'}
          onClose={close}
        />
      )}
      {redirects && (
        <ScopesDialog
          connection={connection}
          connector={connector}
          vendor={vendor}
          opened={dialog === 'scopes' && connector !== undefined}
          onClose={close}
        />
      )}
    </>
  );
}
