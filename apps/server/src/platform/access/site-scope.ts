import type { Capability } from '@patchbay/core/capabilities';
import { requiredCapabilities } from '@patchbay/core/family-capability';
import { capabilityRequired, notFound } from '../errors/problem.ts';
import type { Actor, Caller } from './caller.ts';
import { actorOf } from './caller.ts';
import type { SiteGrant } from './caller-resolver.ts';

/** What a capability is used on. */
export interface Target {
  family: string;
  connectionId?: number;
}

/**
 * The site a request acts in, with what its caller may do there. Every service method takes one, and
 * every query carries its `siteId`: that is the site boundary.
 */
export class SiteScope {
  readonly siteId: number;
  readonly slug: string;
  readonly name: string;
  readonly caller: Caller;
  readonly actor: Actor;
  private readonly grant: SiteGrant;

  constructor(caller: Caller, grant: SiteGrant) {
    this.caller = caller;
    this.actor = actorOf(caller);
    this.siteId = grant.siteId;
    this.slug = grant.slug;
    this.name = grant.name;
    this.grant = grant;
  }

  get capabilities(): ReadonlySet<Capability> {
    return this.grant.capabilities;
  }

  has(capability: Capability): boolean {
    return this.grant.capabilities.has(capability);
  }

  /** @throws ProblemError 403 `capability_required`, naming the first one lacking */
  require(capability: Capability): void {
    if (!this.has(capability)) throw capabilityRequired(capability);
  }

  /**
   * Whether `capability` may be used on this target: the family's demand and the token's limits.
   *
   * @throws ProblemError 404 for what a limited token cannot see, 403 for a missing capability
   */
  requireOn(capability: Capability, target: Target): void {
    if (!this.sees(target)) throw notFound('connection');
    for (const needed of requiredCapabilities(capability, target.family)) this.require(needed);
    const override = this.grant.familyOverrides[target.family]?.capability as
      Capability | undefined;
    if (override && capability !== 'connections.list') this.require(override);
  }

  /** Whether a token's limits, if any, let it see the target at all. */
  sees(target: Target): boolean {
    const { caller } = this;
    if (caller.kind !== 'token') return true;
    if (caller.families && !caller.families.includes(target.family)) return false;
    if (!caller.connections || target.connectionId === undefined) return true;
    return caller.connections.includes(target.connectionId);
  }

  /** The person who answers for what is done: the caller, or whoever made the token. */
  get operatorId(): number {
    return this.caller.kind === 'user' ? this.caller.id : this.caller.createdBy;
  }
}
