import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ListQuery, Page } from '@patchbay/contracts/common';
import type { CreateSite, Site as WireSite, UpdateSite } from '@patchbay/contracts/site';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { actorOf } from '../../platform/access/caller.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { requireUser } from '../../platform/access/require-user.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { isUniqueViolation } from '../../platform/database/is-unique-violation.ts';
import { applyKeyset, toPage } from '../../platform/database/keyset.ts';
import type { Keyset } from '../../platform/database/keyset.ts';
import { capabilityRequired, conflict } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { Member } from '../members/member.entity.ts';
import { SiteFounding } from './site-founding.service.ts';
import { Site } from './site.entity.ts';
import { toSite } from './site.wire.ts';

const MANAGES_A_SITE = `
  SELECT 1 FROM members m JOIN roles r ON r.site_id = m.site_id AND r.id = m.role_id
  WHERE m.user_id = $1 AND r.capabilities ? 'settings.manage' LIMIT 1`;

@Injectable()
export class SiteService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(SiteFounding) private readonly founding: SiteFounding,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /** The sites a person is a member of, or the one a token belongs to. */
  async list(caller: Caller, { limit, cursor }: ListQuery): Promise<Page<WireSite>> {
    const keyset: Keyset = {
      ...{ column: 's.id', id: 's.id', type: 'bigint', nullable: false, descending: false },
      ...{ limit, cursor, fingerprint: ['sites', caller.kind, caller.id] },
    };
    const select = this.db.manager.createQueryBuilder(Site, 's');
    if (caller.kind === 'token') select.where('s.id = :siteId', caller);
    else select.innerJoin(Member, 'm', 'm.site_id = s.id AND m.user_id = :id', caller);
    const rows = await applyKeyset(select, keyset).getMany();
    return toPage(rows, keyset, ({ id }) => ({ value: id, id }), toSite);
  }

  /** @throws ProblemError 403 unless a person who manages some site; 409 `slug_taken` */
  async create(caller: Caller, input: CreateSite): Promise<WireSite> {
    const user = requireUser(caller);
    const manages: unknown[] = await this.db.query(MANAGES_A_SITE, [user.id]);
    if (manages.length === 0) throw capabilityRequired('settings.manage');
    try {
      return await this.db.transaction((manager) => this.found(manager, caller, input));
    } catch (error) {
      if (!isUniqueViolation(error, 'sites_slug_key')) throw error;
      throw conflict('slug_taken', 'Another site has this slug.');
    }
  }

  rename({ siteId, actor }: SiteScope, { name }: UpdateSite): Promise<WireSite> {
    return this.db.transaction(async (manager) => {
      await this.lock(manager, siteId);
      const before = await manager.findOneByOrFail(Site, { id: siteId });
      if (before.name === name) return toSite(before);
      await manager.update(Site, { id: siteId }, { name });
      await this.activity.record(manager, {
        ...{ siteId, actor, action: 'site.update', outcome: 'ok' },
        ...{ before: { name: before.name }, after: { name } },
      });
      return toSite({ ...before, name });
    });
  }

  /** Lets changes to a site's people and settings happen one after the other. */
  async lock(manager: EntityManager, siteId: number): Promise<void> {
    // Not FOR UPDATE: that would hold up every insert that refers to the site.
    await manager.query('SELECT 1 FROM sites WHERE id = $1 FOR NO KEY UPDATE', [siteId]);
  }

  private async found(manager: EntityManager, caller: Caller, input: CreateSite) {
    const site = await this.founding.found(manager, input, caller.id);
    await this.activity.record(manager, {
      ...{ siteId: site.id, actor: actorOf(caller), action: 'site.create', outcome: 'ok' },
      after: { slug: site.slug, name: site.name },
    });
    return toSite(site);
  }
}
