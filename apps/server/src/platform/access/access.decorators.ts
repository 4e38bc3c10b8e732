import type { Capability } from '@patchbay/core/capabilities';
import {
  type ExecutionContext,
  SetMetadata,
  applyDecorators,
  createParamDecorator,
} from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Caller } from './caller.ts';
import type { SiteScope } from './site-scope.ts';

export const ACCESS = 'patchbay:access';

/** What a route demands; a route without one does not start (access.guard.ts). */
export type Access =
  | { kind: 'public'; reason: string }
  | { kind: 'signed_in' }
  | { kind: 'site_member' }
  | { kind: 'capability'; capability: Capability; on: 'site' | 'connector' };

/** Open to everyone; the reason is for the reader of the route. */
export const Public = (reason: string) => SetMetadata(ACCESS, { kind: 'public', reason });

/** Any signed-in caller; for what belongs to no site. */
export const SignedIn = () => demand({ kind: 'signed_in' });

/** Any member of the site in the path. */
export const SiteMember = () => demand({ kind: 'site_member' });

/**
 * A member of the site in the path who holds `capability`: over the whole site, or, with `connector`,
 * over connectors, where the service asks `requireOn` for the one it is about.
 */
export const RequireCapability = (capability: Capability, on: 'site' | 'connector' = 'site') =>
  demand({ kind: 'capability', capability, on }, ApiExtension('x-capability', capability));

/** What the guard reads, and the same for readers of the API's description. */
function demand(access: Access, ...more: MethodDecorator[]): MethodDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, access),
    ApiSecurity('bearer'),
    ApiSecurity('cookie'),
    ...more,
  );
}

export interface AccessRequest extends Request {
  caller?: Caller;
  scope?: SiteScope;
}

/** The site scope of the request, there on every route below `/sites/{site}`. */
export const Scope = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { scope } = context.switchToHttp().getRequest<AccessRequest>();
  if (!scope) throw new Error('@Scope() needs a route below /sites/:site');
  return scope;
});

/** The signed-in caller. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { caller } = context.switchToHttp().getRequest<AccessRequest>();
  if (!caller) throw new Error('@CurrentCaller() needs a route that is not public');
  return caller;
});
