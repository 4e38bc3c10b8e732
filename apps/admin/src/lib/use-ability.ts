import type { AccessTarget } from '@patchbay/contracts/access-ability';
import type { Capability } from '@patchbay/contracts/capability';
import { useTranslation } from 'react-i18next';
import { obstacleIn, type AccessObstacle } from './capability.ts';
import { obstacleText } from './obstacle-text.ts';
import { useSite } from './site-context.tsx';

export interface Ability {
  can: (capability: Capability, target?: AccessTarget | 'connector') => boolean;
  obstacle: (capability: Capability, target?: AccessTarget | 'connector') => AccessObstacle | null;
  /** The obstacle in words, for a disabled control; null when there is none. */
  reason: (capability: Capability, target?: AccessTarget | 'connector') => string | null;
}

/** What the operator may do in the site that is shown; `{ family }` asks about its connectors. */
export function useAbility(): Ability {
  const { t } = useTranslation();
  const site = useSite();
  const obstacle: Ability['obstacle'] = (...asked) => obstacleIn(site, ...asked);
  return {
    obstacle,
    can: (...asked) => obstacle(...asked) === null,
    reason: (...asked) => {
      const found = obstacle(...asked);
      return found && obstacleText(found, t);
    },
  };
}
