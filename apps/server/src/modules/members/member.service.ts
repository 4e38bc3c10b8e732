import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CreateMember, Member as WireMember, UpdateMember } from '@patchbay/contracts/member';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { requireHeld } from '../../platform/access/require-held.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { hashPassword } from '../../platform/crypto/password.ts';
import { conflict, invalidInput, notFound } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { User } from '../auth/user.entity.ts';
import { Role } from '../roles/role.entity.ts';
import { SiteService } from '../sites/site.service.ts';
import { findOrCreateUser } from './find-or-create-user.ts';
import { Holders } from './holders.service.ts';
import { Member } from './member.entity.ts';
import { toMember } from './member.wire.ts';

@Injectable()
export class MemberService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(SiteService) private readonly sites: SiteService,
    @Inject(Holders) private readonly holders: Holders,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /**
   * Lets a person in, and creates them when nobody has the address; somebody who exists keeps their
   * password, whatever is sent.
   * @throws ProblemError 400 naming `role_id` or `password`, 403, 409 `already_member`
   */
  async create(scope: SiteScope, input: CreateMember): Promise<WireMember> {
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

  /** @throws ProblemError 400 naming `role_id`, 403, 404, 409 `last_administrator` */
  update(scope: SiteScope, id: number, { role_id }: UpdateMember): Promise<WireMember> {
    return this.change(scope, async (manager) => {
      const { member, user, role: before } = await this.find(manager, scope, id);
      if (role_id === before.id) return toMember(member, user, before);
      const role = await this.roleToGive(manager, scope, role_id);
      await manager.update(Member, { site_id: scope.siteId, user_id: id }, { role_id });
      await this.holders.requireAdministrator(manager, scope.siteId);
      await this.activity.record(manager, {
        ...{ siteId: scope.siteId, actor: scope.actor, action: 'member.update', outcome: 'ok' },
        before: { email: user.email, role: before.name },
        after: { email: user.email, role: role.name },
      });
      return toMember(member, user, role);
    });
  }

  /** Ends the person's access with their next request. @throws ProblemError 404, 409 `last_administrator` */
  remove(scope: SiteScope, id: number): Promise<void> {
    return this.change(scope, async (manager) => {
      const { user, role } = await this.find(manager, scope, id);
      await manager.delete(Member, { site_id: scope.siteId, user_id: id });
      await this.holders.requireAdministrator(manager, scope.siteId);
      await this.activity.record(manager, {
        ...{ siteId: scope.siteId, actor: scope.actor, action: 'member.delete', outcome: 'ok' },
        before: { email: user.email, role: role.name },
      });
    });
  }

  /** One change of a site's people after the other, so that two administrators cannot remove each other. */
  private change<T>(scope: SiteScope, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.db.transaction(async (manager) => {
      await this.sites.lock(manager, scope.siteId);
      return work(manager);
    });
  }

  private async find(manager: EntityManager, scope: SiteScope, id: number) {
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
