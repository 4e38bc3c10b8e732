import { useTranslation } from 'react-i18next';
import { obstacleText } from '../../../lib/obstacle-text.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { obstacleTo, type ConnectionAction } from '../availability.ts';
import type { Connection } from '@patchbay/contracts/connection';
import '../../../lib/connections-words.ts';

/** Why an action on a connection is off, in words; null when it is on. */
export function useObstacleText() {
  const { t } = useTranslation('connections');
  const site = useSite();
  return (action: ConnectionAction, connection: Connection): string | null => {
    const obstacle = obstacleTo(action, connection, site);
    if (!obstacle) return null;
    if (obstacle.kind === 'state') return t(`reasons.${obstacle.reason}`);
    return obstacleText(obstacle, t);
  };
}
