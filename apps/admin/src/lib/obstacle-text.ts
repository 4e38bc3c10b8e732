import type { AccessObstacle } from '@patchbay/contracts/access-ability';
import type { TFunction } from 'i18next';
import { capabilityName } from './capability-name.ts';
import { familyName } from './family-name.ts';

/** Why something cannot be used, and who can change that. */
export function obstacleText(obstacle: AccessObstacle, t: TFunction): string {
  if (obstacle.kind === 'token_limited') return t('common:obstacle.token_limited');
  const { capability, family } = obstacle;
  const name = capabilityName(capability, t);
  if (family === null) return t('common:obstacle.capability', { name, capability });
  return t('common:obstacle.family', { name, capability, family: familyName(family, t) });
}
