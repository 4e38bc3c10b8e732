import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ProblemError, conflict, notFound } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { User } from '../auth/user.entity.ts';
import { SiteService } from '../sites/site.service.ts';
import { Holders } from './holders.service.ts';

/** The person's sites in the order every change locks them, and whether the caller manages each. */
const SITES_OF = `
  SELECT m.site_id, coalesce((
    SELECT r.capabilities ? 'members.manage' FROM members c
    JOIN roles r ON r.site_id = c.site_id AND r.id = c.role_id
    WHERE c.site_id = m.site_id AND c.user_id = $2), false) AS managed
  FROM members m WHERE m.user_id = $1 ORDER BY m.site_id`;

const END_SESSIONS = `DELETE FROM sessions WHERE sess ->> 'userId' = $1`;

/**
 * Disables people and lets them in again. It is the person who is disabled, in every site at once;
 * so only whoever manages the members of all their sites may do it.
 */
@Injectable()
export class MemberSwitch {
  constructor(
    @Inject(SiteService) private readonly sites: SiteService,
    @Inject(Holders) private readonly holders: Holders,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /**
   * Locks the person's sites, so that nobody else's change of their people comes in between.
   * @throws ProblemError 404 unless a member of this site; 403 `other_sites` when some are not the caller's to manage
   */
  async lock(manager: EntityManager, scope: SiteScope, userId: number): Promise<number[]> {
    const rows: { site_id: number; managed: boolean }[] = await manager.query(SITES_OF, [
      ...[userId, scope.operatorId],
    ]);
    if (!rows.some(({ site_id }) => site_id === scope.siteId)) throw notFound('member');
    if (rows.some(({ managed }) => !managed)) throw otherSites();
    const ids = rows.map(({ site_id }) => site_id);
    for (const id of ids) await this.sites.lock(manager, id);
    return ids;
  }

  /**
   * Under the lock of `siteIds`. A disabled person's sessions and tokens end with their next request.
   * @throws ProblemError 409 `own_account`, `last_administrator` or `nobody_holds_capability`
   */
  async set(
    manager: EntityManager,
    scope: SiteScope,
    siteIds: readonly number[],
    user: User,
    disabled: boolean,
  ): Promise<void> {
    if ((user.disabled_at !== null) === disabled) return;
    if (user.id === scope.operatorId) throw ownAccount();
    const held = await Promise.all(siteIds.map((id) => this.holders.held(manager, id)));
    await manager.update(User, { id: user.id }, { disabled_at: disabled ? new Date() : null });
    for (const [i, id] of siteIds.entries()) await this.holders.requireKept(manager, id, held[i]!);
    if (disabled) await manager.query(END_SESSIONS, [String(user.id)]);
    const action = disabled ? 'member.disable' : 'member.enable';
    for (const siteId of siteIds) {
      await this.activity.record(manager, {
        ...{ siteId, actor: scope.actor, action, outcome: 'ok' },
        ...{ before: { email: user.email, disabled: !disabled } },
        ...{ after: { email: user.email, disabled } },
      });
    }
  }
}

const otherSites = () =>
  new ProblemError(
    403,
    'other_sites',
    'This person also belongs to sites whose members you do not manage; remove them from this one instead.',
  );

const ownAccount = () =>
  conflict('own_account', 'Somebody else must disable your account, so that nobody does it by mistake.'); // prettier-ignore
