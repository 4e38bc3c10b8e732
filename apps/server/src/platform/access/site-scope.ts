import { accessObstacle, withheldFamilies } from '@patchbay/contracts/access-ability';
import type { AccessAbility, AccessTarget } from '@patchbay/contracts/access-ability';
import type { Capability } from '@patchbay/core/capabilities';
import { ProblemError, capabilityRequired, notFound } from '../errors/problem.ts';
import { abilityOfGrant } from './ability-of-grant.ts';
import type { Actor, Caller } from './caller.ts';
import { actorOf } from './caller.ts';
import type { SiteGrant } from './caller-resolver.ts';

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
  readonly capabilities: ReadonlySet<Capability>;
  private readonly ability: AccessAbility;

  constructor(caller: Caller, grant: SiteGrant) {
    this.caller = caller;
    this.actor = actorOf(caller);
    this.siteId = grant.siteId;
    this.slug = grant.slug;
    this.name = grant.name;
    this.capabilities = grant.capabilities;
    this.ability = abilityOfGrant(caller, grant);
  }

  /** Whether `capability` may be used in this site, leaving aside what it is used on. */
  has(capability: Capability): boolean {
    return this.ability.can(capability, 'site');
  }

  /**
   * @param on `connector` where the service asks `requireOn` for the connector it then knows
   * @throws ProblemError 403 `capability_required`, naming the one lacking, or `token_limited`
   */
  require(capability: Capability, on: 'site' | 'connector' = 'site'): void {
    this.refuse(capability, on);
  }

  /**
   * Whether `capability` may be used on this target: the family's demand and the token's limits.
   *
   * @throws ProblemError 404 for what a limited token cannot see, 403 for a missing capability, and
   *   403 `token_limited` for a token limited to connections where no connection is there yet
   */
  requireOn(capability: Capability, target: AccessTarget): void {
    if (!this.sees(target)) throw notFound('connection');
    this.refuse(capability, target);
  }

  /** Whether a token's limits, if any, let it see the target at all. */
  sees(target: AccessTarget): boolean {
    return this.ability.can('see', target);
  }

  /** Families that demand more than the caller holds, for queries over connections of all of them. */
  withheldFamilies(capability: Capability): string[] {
    return withheldFamilies(this.ability, capability);
  }

  private refuse(capability: Capability, on: AccessTarget | 'site' | 'connector'): void {
    const obstacle = accessObstacle(this.ability, capability, on);
    if (obstacle?.kind === 'capability') throw capabilityRequired(obstacle.capability);
    if (obstacle) throw tokenLimited();
  }

  /** The person who answers for what is done: the caller, or whoever made the token. */
  get operatorId(): number {
    return this.caller.kind === 'user' ? this.caller.id : this.caller.createdBy;
  }
}

const tokenLimited = () =>
  new ProblemError(
    403,
    'token_limited',
    'This token is limited to some connections or families; this reaches beyond them.',
  );
