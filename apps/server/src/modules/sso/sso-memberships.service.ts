import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/caller.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { User } from '../auth/user.entity.ts';
import { Holders } from '../members/holders.service.ts';
import { Member } from '../members/member.entity.ts';
import { Role } from '../roles/role.entity.ts';
import { SiteService } from '../sites/site.service.ts';
import { plannedMemberships } from './planned-memberships.ts';
import type { MappedRole, PlannedChange } from './planned-memberships.ts';

/** In the audit: nobody here did it, the groups of the provider did. */
export const SINGLE_SIGN_ON: Actor = { kind: 'system', id: null, name: 'Single sign-on' };

/** Lets a person's memberships follow their groups. */
@Injectable()
export class SsoMemberships {
  constructor(
    @Inject(SiteService) private readonly sites: SiteService,
    @Inject(Holders) private readonly holders: Holders,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /**
   * In the caller's transaction. A change that would lock a site for everybody is left undone, and
   * the audit says so.
   * @returns how many sites the person belongs to now
   */
  async follow(manager: EntityManager, user: User, mapped: readonly MappedRole[]): Promise<number> {
    const planned = plannedMemberships(await membershipsOf(manager, user.id), mapped);
    for (const { site_id } of planned) await this.sites.lock(manager, site_id);
    // Somebody may have changed them by hand before the lock.
    const changes = plannedMemberships(await membershipsOf(manager, user.id), mapped);
    const locked = new Set(planned.map(({ site_id }) => site_id));
    for (const change of changes) {
      if (locked.has(change.site_id)) await this.apply(manager, user, change);
    }
    return manager.countBy(Member, { user_id: user.id });
  }

  private async apply(manager: EntityManager, user: User, change: PlannedChange): Promise<void> {
    const { site_id, role_id, before } = change;
    try {
      // A savepoint, so that what may not be leaves the rest standing.
      await manager.transaction(async (inner) => {
        const held = await this.holders.held(inner, site_id);
        await write(inner, user.id, change);
        await this.holders.requireKept(inner, site_id, held);
      });
      await this.record(manager, user, change, 'ok');
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 409) throw error;
      await this.record(manager, user, { site_id, role_id, before }, error.code);
    }
  }

  private async record(
    manager: EntityManager,
    { email }: User,
    { site_id: siteId, role_id, before }: PlannedChange,
    outcome: string,
  ): Promise<void> {
    const named = async (id: number | null) =>
      id === null ? null : { email, role: await nameOf(manager, siteId, id) };
    const action = before === null ? 'create' : role_id === null ? 'delete' : 'update';
    await this.activity.record(manager, {
      ...{ siteId, actor: SINGLE_SIGN_ON, action: `member.${action}`, outcome },
      ...{ before: await named(before), after: await named(role_id) },
    });
  }
}

function membershipsOf(manager: EntityManager, user_id: number): Promise<Member[]> {
  return manager.findBy(Member, { user_id });
}

async function write(manager: EntityManager, user_id: number, change: PlannedChange) {
  const { site_id, role_id, before } = change;
  if (role_id === null) await manager.delete(Member, { site_id, user_id });
  else if (before === null)
    await manager.insert(Member, { site_id, user_id, role_id, origin: 'sso' }); // prettier-ignore
  else await manager.update(Member, { site_id, user_id }, { role_id });
}

async function nameOf(manager: EntityManager, site_id: number, id: number): Promise<string> {
  return (await manager.findOneByOrFail(Role, { site_id, id })).name;
}
