import type { Capability } from '@patchbay/core/capabilities';
import type { SiteScope } from './site-scope.ts';

/**
 * Nobody hands out what they do not hold themselves, or a role with one capability would be worth all.
 * @throws ProblemError 403 `capability_required`, naming the first one lacking
 */
export function requireHeld(scope: SiteScope, capabilities: readonly Capability[]): void {
  for (const capability of capabilities) scope.require(capability);
}
