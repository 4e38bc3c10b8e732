import type { Capability } from '@patchbay/core/capabilities';
import type { AccessRequest } from './access.decorators.ts';
import type { CallerResolver } from './caller-resolver.ts';
import { SiteScope } from './site-scope.ts';

/**
 * What the guard found at the beginning, asked again of a request that lasts: null once the session,
 * the token, the membership or the capability is gone.
 */
export async function renewScope(
  callers: CallerResolver,
  request: AccessRequest,
  capability: Capability,
): Promise<SiteScope | null> {
  if (request.caller?.kind === 'user' && !(await sessionStands(request))) return null;
  const caller = await callers.resolve(request);
  if (!caller) return null;
  const grant = await callers.grant(caller, String(request.params['site']));
  if (!grant) return null;
  const scope = new SiteScope(caller, grant);
  return scope.has(capability) ? scope : null;
}

/** The session was read when the request came; it may have been ended since. */
function sessionStands(request: AccessRequest): Promise<boolean> {
  return new Promise((resolve) => {
    request.session.reload((error: unknown) => resolve(!error));
  });
}
