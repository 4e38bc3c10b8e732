import type { Connection } from '@patchbay/contracts/connection';
import { useTranslation } from 'react-i18next';
import '../../../lib/connections-words.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { remediesFor, remedyName } from '../remedy.ts';
import type { RemedyDialog } from './remedy-dialogs.tsx';
import { useObstacleText } from './use-obstacle-text.ts';
import { useRowActions } from './use-row-actions.ts';

interface RemedyHereProps {
  connection: Connection;
  redirects: boolean;
  /** Asks for the dialog, which stands outside the row: a row that is mended goes away. */
  onDialog: (dialog: RemedyDialog) => void;
}

/** The click that mends a connection, without leaving the page it stands on. */
export function RemedyHere({ connection, redirects, onDialog }: RemedyHereProps) {
  const { t } = useTranslation('connections');
  const obstacle = useObstacleText();
  const { choose, pending } = useRowActions(connection);
  const [remedy] = remediesFor(connection, redirects);
  if (!remedy) return null;
  const label = t(`actions.${remedyName(connection, remedy)}`);
  return (
    <GatedButton
      size="xs"
      reason={obstacle(remedy, connection)}
      loading={pending === remedy}
      onClick={() =>
        remedy === 'replace' || remedy === 'scopes' ? onDialog(remedy) : choose(remedy)
      }
      aria-label={t('remedy_for', { remedy: label, name: connection.display_name })}
    >
      {label}
    </GatedButton>
  );
}
