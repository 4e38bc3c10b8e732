import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { notFound, unauthenticated } from '../errors/problem.ts';
import { ACCESS, type Access, type AccessRequest } from './access.decorators.ts';
import { CallerResolver } from './caller-resolver.ts';
import { OriginCheck } from './origin-check.ts';
import { SiteScope } from './site-scope.ts';

/** Signed in? Same origin? Member of this site? Capable? In this order, before anything else runs. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(CallerResolver) private readonly callers: CallerResolver,
    @Inject(OriginCheck) private readonly origin: OriginCheck,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (!access) throw new Error(`${context.getHandler().name} declares no access`);
    const request = context.switchToHttp().getRequest<AccessRequest>();
    if (access.kind === 'public') return true;

    const caller = await this.callers.resolve(request);
    if (!caller) throw unauthenticated();
    request.caller = caller;
    if (caller.kind === 'user') this.origin.check(request);
    if (access.kind === 'signed_in') return true;

    const grant = await this.callers.grant(caller, String(request.params['site']));
    if (!grant) throw notFound('site');
    request.scope = new SiteScope(caller, grant);
    if (access.kind === 'capability') request.scope.require(access.capability, access.on);
    return true;
  }
}
