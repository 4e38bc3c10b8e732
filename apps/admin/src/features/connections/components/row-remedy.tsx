import type { Connection } from '@patchbay/contracts/connection';
import { useTranslation } from 'react-i18next';
import { useRowActions } from './use-row-actions.ts';
import { remediesFor, remedyName } from '../remedy.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { useObstacleText } from './use-obstacle-text.ts';
import '../../../lib/connections-words.ts';

interface RowRemedyProps {
  connection: Connection;
  redirects: boolean;
}

/** The click that mends a connection, in its row; nothing while all is well. */
export function RowRemedy({ connection, redirects }: RowRemedyProps) {
  const { t } = useTranslation('connections');
  const obstacle = useObstacleText();
  const { choose, pending } = useRowActions(connection);
  const [remedy] = remediesFor(connection, redirects);
  if (!remedy) return null;
  const label = t(`actions.${remedyName(connection, remedy)}`);
  return (
    <GatedButton
      variant="light"
      size="compact-xs"
      reason={obstacle(remedy, connection)}
      loading={pending === remedy}
      onClick={() => choose(remedy)}
      aria-label={t('remedy_for', { remedy: label, name: connection.display_name })}
    >
      {label}
    </GatedButton>
  );
}
