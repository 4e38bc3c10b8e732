import {
  accessObstacle,
  type AccessObstacle,
  type AccessTarget,
} from '@patchbay/contracts/access-ability';
import type { SiteAccess } from '@patchbay/contracts/auth';
import type { Capability } from '@patchbay/contracts/capability';
import { abilityFrom } from './ability.ts';

export type { AccessObstacle } from '@patchbay/contracts/access-ability';

/**
 * What keeps the operator from using `capability`, or null. The rules are the server's own, packed,
 * with the site's demands on families in them; the server judges again all the same.
 * Without a target it is about the site as a whole.
 */
export function obstacleIn(
  site: Pick<SiteAccess, 'rules'>,
  capability: Capability,
  target?: AccessTarget | 'connector',
): AccessObstacle | null {
  return accessObstacle(abilityFrom(site.rules), capability, target);
}
