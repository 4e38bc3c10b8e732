import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CreateMember, Member as WireMember, UpdateMember } from '@patchbay/contracts/member';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { requireHeld } from '../../platform/access/require-held.ts';
import { requireUser } from '../../platform/access/require-user.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { hashPassword } from '../../platform/crypto/password.ts';
import { conflict, invalidInput, notFound } from '../../platform/errors/problem.ts';
import { type IfMatchTags, requireMatch } from '../../platform/http/if-match.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { User } from '../auth/user.entity.ts';
import { Role } from '../roles/role.entity.ts';
import { SiteService } from '../sites/site.service.ts';
import { findOrCreateUser } from './find-or-create-user.ts';
import { Holders } from './holders.service.ts';
import { MemberSwitch } from './member-switch.service.ts';
import { Member } from './member.entity.ts';
import { memberTag, toMember } from './member.wire.ts';

interface Found {
  member: Member;
  user: User;
  role: Role;
}

@Injectable()
export class MemberService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(SiteService) private readonly sites: SiteService,
    @Inject(Holders) private readonly holders: Holders,
    @Inject(MemberSwitch) private readonly switches: MemberSwitch,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /**
   * Lets a person in, and creates them when nobody has the address; somebody who exists keeps their
   * password, whatever is sent. Only a person does: what a token let in would outlive the token.
   * @throws ProblemError 400 naming `role_id` or `password`, 403, 409 `already_member`
   */
  async create(scope: SiteScope, input: CreateMember): Promise<WireMember> {
    requireUser(scope.caller);
    // Before the lock, because hashing is slow on purpose.
    const hash = input.password === undefined ? null : await hashPassword(input.password);
    return this.change(scope, async (manager) => {
      const role = await this.roleToGive(manager, scope, input.role_id);
      const user = await findOrCreateUser(manager, input, hash);
      const key = { site_id: scope.siteId, user_id: user.id };
      if (await manager.existsBy(Member, key)) {
        throw conflict('already_member', 'This person is a member of the site already.');
      }
      const member = manager.create(Member, { ...key, role_id: role.id });
      await manager.insert(Member, member);
      await this.activity.record(manager, {
        ...{ siteId: scope.siteId, actor: scope.actor, action: 'member.create', outcome: 'ok' },
        after: { email: user.email, role: role.name },
      });
      return toMember(member, user, role);
    });
  }

  /** @throws ProblemError 404 */
  async get(scope: SiteScope, id: number): Promise<WireMember> {
    const { member, user, role } = await this.find(this.db.manager, scope, id);
    return toMember(member, user, role);
  }

  /**
   * A role given by hand no longer follows the groups of single sign-on.
   * @throws ProblemError 400 naming `role_id`, 403, 404, 409 `last_administrator` or
   *   `nobody_holds_capability`, 412 `changed_meanwhile`; on disabling also 403 `other_sites`, 409
   *   `own_account`
   */
  async update(
    scope: SiteScope,
    id: number,
    input: UpdateMember,
    ifMatch?: IfMatchTags,
  ): Promise<WireMember> {
    requireUser(scope.caller);
    const { role_id, disabled } = input;
    return this.db.transaction(async (manager) => {
      const sites =
        disabled === undefined
          ? await this.lock(manager, scope)
          : await this.switches.lock(manager, scope, id);
      const found = await this.find(manager, scope, id);
      requireMatch(ifMatch, memberTag(toMember(found.member, found.user, found.role)));
      const role = await this.changeRole(manager, scope, found, role_id ?? found.role.id);
      if (disabled !== undefined) {
        await this.switches.set(manager, scope, sites, found.user, disabled);
      }
      const after = await this.find(manager, scope, id);
      return toMember(after.member, after.user, role);
    });
  }

  /**
   * Ends the person's access with their next request, and that of tokens they made.
   * @throws ProblemError 404, 409 `last_administrator` or `nobody_holds_capability`
   */
  remove(scope: SiteScope, id: number): Promise<void> {
    return this.change(scope, async (manager) => {
      const { user, role } = await this.find(manager, scope, id);
      const held = await this.holders.held(manager, scope.siteId);
      await manager.delete(Member, { site_id: scope.siteId, user_id: id });
      await this.holders.requireKept(manager, scope.siteId, held);
      await this.activity.record(manager, {
        ...{ siteId: scope.siteId, actor: scope.actor, action: 'member.delete', outcome: 'ok' },
        before: { email: user.email, role: role.name },
      });
    });
  }

  /** One change of a site's people after the other, so that two administrators cannot remove each other. */
  private change<T>(scope: SiteScope, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.db.transaction(async (manager) => {
      await this.lock(manager, scope);
      return work(manager);
    });
  }

  private async lock(manager: EntityManager, { siteId }: SiteScope): Promise<number[]> {
    await this.sites.lock(manager, siteId);
    return [siteId];
  }

  /** Under the site's lock. */
  private async changeRole(
    manager: EntityManager,
    scope: SiteScope,
    { user, role: before }: Found,
    role_id: number,
  ): Promise<Role> {
    if (role_id === before.id) return before;
    const role = await this.roleToGive(manager, scope, role_id);
    const held = await this.holders.held(manager, scope.siteId);
    const key = { site_id: scope.siteId, user_id: user.id };
    await manager.update(Member, key, { role_id, origin: 'manual' });
    await this.holders.requireKept(manager, scope.siteId, held);
    await this.activity.record(manager, {
      ...{ siteId: scope.siteId, actor: scope.actor, action: 'member.update', outcome: 'ok' },
      before: { email: user.email, role: before.name },
      after: { email: user.email, role: role.name },
    });
    return role;
  }

  private async find(manager: EntityManager, scope: SiteScope, id: number): Promise<Found> {
    const member = await manager.findOneBy(Member, { site_id: scope.siteId, user_id: id });
    if (!member) throw notFound('member');
    const user = await manager.findOneByOrFail(User, { id });
    const role = await manager.findOneByOrFail(Role, { site_id: scope.siteId, id: member.role_id });
    return { member, user, role };
  }

  private async roleToGive(manager: EntityManager, scope: SiteScope, id: number): Promise<Role> {
    const role = await manager.findOneBy(Role, { site_id: scope.siteId, id });
    if (!role) throw invalidInput([{ path: 'role_id', message: 'is not a role of this site' }]);
    requireHeld(scope, role.capabilities);
    return role;
  }
}
