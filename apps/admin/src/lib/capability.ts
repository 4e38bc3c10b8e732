import { requiredCapabilities, type Capability } from '@patchbay/contracts/capability';
import type { SiteAccess } from '@patchbay/contracts/auth';

/**
 * The first capability the operator lacks for an action, or null. It only decides what the page
 * offers: the server judges again, and knows the site's overrides.
 */
export function missingCapability(
  site: Pick<SiteAccess, 'capabilities'>,
  capability: Capability,
  family = '',
): Capability | null {
  const needed = requiredCapabilities(capability, family);
  return needed.find((each) => !site.capabilities.includes(each)) ?? null;
}
