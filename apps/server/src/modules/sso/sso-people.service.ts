import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ActivityService } from '../activity/activity.service.ts';
import { User } from '../auth/user.entity.ts';
import { GroupRoles } from './group-roles.service.ts';
import type { SsoClaims } from './sso-claims.ts';
import { SINGLE_SIGN_ON, SsoMemberships } from './sso-memberships.service.ts';
import { SsoRefusal } from './sso-refusal.ts';

const BY_IDENTITY = `
  SELECT user_id FROM user_identities WHERE issuer = $1 AND subject = $2`;
/** One sign-in of a person after the other: two at once would both find nobody. */
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtextextended($1, 7204153002))`;
const LINK = `
  INSERT INTO user_identities (issuer, subject, user_id) VALUES ($1, $2, $3)
  ON CONFLICT DO NOTHING RETURNING user_id`;
const SITES = 'SELECT site_id FROM members WHERE user_id = $1 ORDER BY site_id';

/** Which person a provider's word is about, and what they may enter. */
@Injectable()
export class SsoPeople {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(GroupRoles) private readonly groupRoles: GroupRoles,
    @Inject(SsoMemberships) private readonly memberships: SsoMemberships,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /**
   * Finds or creates the person and lets their memberships follow their groups.
   * @returns the user's id
   * @throws SsoRefusal
   */
  async enter(claims: SsoClaims): Promise<number> {
    const { id, sites } = await this.db.transaction(async (manager) => {
      await manager.query(ONE_AT_A_TIME, [`${claims.issuer} ${claims.subject}`]);
      const mapped = await this.groupRoles.rolesOf(manager, claims.groups);
      const user =
        (await byIdentity(manager, claims)) ?? (await this.meet(manager, claims, mapped.length));
      if (user.disabled_at) throw new SsoRefusal('disabled');
      return { id: user.id, sites: await this.memberships.follow(manager, user, mapped) };
    });
    // Only now: that the last membership is gone must be written, although nobody enters.
    if (sites === 0) throw new SsoRefusal('no_access');
    return id;
  }

  /** Somebody whom the provider names for the first time. */
  private async meet(manager: EntityManager, claims: SsoClaims, roles: number): Promise<User> {
    const { email } = claims;
    // Without the provider's word anybody could take the address of an administrator.
    if (email === null) throw new SsoRefusal('unverified');
    const known = await manager.findOneBy(User, { email });
    if (!known && roles === 0) throw new SsoRefusal('no_access');
    if (known?.disabled_at) throw new SsoRefusal('disabled');
    const user = known ?? (await create(manager, email, claims.name));
    const linked: unknown[] = await manager.query(LINK, [claims.issuer, claims.subject, user.id]);
    // The address was handed on to somebody else at the provider; the account was not.
    if (linked.length === 0) throw new SsoRefusal('conflict');
    if (known) await this.recordLink(manager, known);
    return user;
  }

  private async recordLink(manager: EntityManager, { id, email }: User): Promise<void> {
    const sites: { site_id: number }[] = await manager.query(SITES, [id]);
    for (const { site_id } of sites) {
      await this.activity.record(manager, {
        ...{ siteId: site_id, actor: SINGLE_SIGN_ON, action: 'member.link', outcome: 'ok' },
        after: { email },
      });
    }
  }
}

async function byIdentity(manager: EntityManager, { issuer, subject }: SsoClaims) {
  const [row]: { user_id: number }[] = await manager.query(BY_IDENTITY, [issuer, subject]);
  return row ? manager.findOneByOrFail(User, { id: row.user_id }) : null;
}

async function create(manager: EntityManager, email: string, name: string | null): Promise<User> {
  const values = { email, name: name ?? email.split('@')[0]!, password_hash: null };
  await manager.createQueryBuilder().insert().into(User).values(values).orIgnore().execute();
  return manager.findOneByOrFail(User, { email });
}
