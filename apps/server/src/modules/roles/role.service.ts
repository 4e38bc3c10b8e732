import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ListQuery, Page } from '@patchbay/contracts/common';
import type { CreateRole, Role as WireRole, UpdateRole } from '@patchbay/contracts/role';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { requireHeld } from '../../platform/access/require-held.ts';
import { requireUser } from '../../platform/access/require-user.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { isUniqueViolation } from '../../platform/database/is-unique-violation.ts';
import { applyKeyset, toPage } from '../../platform/database/keyset.ts';
import type { Keyset } from '../../platform/database/keyset.ts';
import { conflict, notFound } from '../../platform/errors/problem.ts';
import { type IfMatchTags, requireMatch } from '../../platform/http/if-match.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { Holders } from '../members/holders.service.ts';
import { Member } from '../members/member.entity.ts';
import { SiteService } from '../sites/site.service.ts';
import { Role } from './role.entity.ts';
import { roleTag, toRole } from './role.wire.ts';

@Injectable()
export class RoleService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(SiteService) private readonly sites: SiteService,
    @Inject(Holders) private readonly holders: Holders,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  async list(scope: SiteScope, { limit, cursor }: ListQuery): Promise<Page<WireRole>> {
    const keyset: Keyset = {
      ...{ column: 'r.id', id: 'r.id', type: 'bigint', nullable: false, descending: false },
      ...{ limit, cursor, fingerprint: ['roles', scope.siteId] },
    };
    const select = this.db.manager
      .createQueryBuilder(Role, 'r')
      .where('r.site_id = :siteId', scope);
    const rows = await applyKeyset(select, keyset).getMany();
    return toPage(rows, keyset, ({ id }) => ({ value: id, id }), toRole);
  }

  /** @throws ProblemError 404 */
  async get(scope: SiteScope, id: number): Promise<WireRole> {
    return toRole(await find(this.db.manager, scope, id));
  }

  /** @throws ProblemError 403, 409 `name_taken` */
  async create(scope: SiteScope, { name, capabilities }: CreateRole): Promise<WireRole> {
    requireUser(scope.caller);
    requireHeld(scope, capabilities);
    return this.change(scope, async (manager) => {
      const role = manager.create(Role, { site_id: scope.siteId, name, capabilities });
      role.built_in = false;
      await manager.insert(Role, role);
      await this.record(manager, scope, 'role.create', { after: { name, capabilities } });
      return toRole(role);
    });
  }

  /**
   * @throws ProblemError 403, 404, 409 `role_built_in`, `name_taken`, `last_administrator` or
   *   `nobody_holds_capability`, 412 `changed_meanwhile`
   */
  async update(
    scope: SiteScope,
    id: number,
    input: UpdateRole,
    ifMatch?: IfMatchTags,
  ): Promise<WireRole> {
    requireUser(scope.caller);
    return this.change(scope, async (manager) => {
      const role = await this.findCustom(manager, scope, id);
      requireMatch(ifMatch, roleTag(toRole(role)));
      const { name = role.name, capabilities = role.capabilities } = input;
      requireHeld(scope, capabilities.filter((one) => !role.capabilities.includes(one))); // prettier-ignore
      const before = { name: role.name, capabilities: role.capabilities };
      const held = await this.holders.held(manager, scope.siteId);
      await manager.update(Role, { site_id: scope.siteId, id }, { name, capabilities });
      await this.holders.requireKept(manager, scope.siteId, held);
      const after = { name, capabilities };
      await this.record(manager, scope, 'role.update', { before, after });
      return toRole({ ...role, ...after });
    });
  }

  /** @throws ProblemError 404, 409 `role_built_in` or `role_in_use` */
  remove(scope: SiteScope, id: number): Promise<void> {
    return this.change(scope, async (manager) => {
      const { name, capabilities } = await this.findCustom(manager, scope, id);
      const members = await manager.countBy(Member, { site_id: scope.siteId, role_id: id });
      if (members > 0) throw conflict('role_in_use', 'Members have this role.', { members });
      const groups = await groupsOf(manager, scope.siteId, id);
      if (groups.length > 0) {
        throw conflict('role_in_use', 'Groups of single sign-on bring this role.', { groups });
      }
      await manager.delete(Role, { site_id: scope.siteId, id });
      await this.record(manager, scope, 'role.delete', { before: { name, capabilities } });
    });
  }

  private async change<T>(
    scope: SiteScope,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.db.transaction(async (manager) => {
        await this.sites.lock(manager, scope.siteId);
        return work(manager);
      });
    } catch (error) {
      if (!isUniqueViolation(error, 'roles_site_id_name_key')) throw error;
      throw conflict('name_taken', 'Another role of this site has this name.');
    }
  }

  private async findCustom(manager: EntityManager, scope: SiteScope, id: number): Promise<Role> {
    const role = await find(manager, scope, id);
    if (role.built_in) throw conflict('role_built_in', 'Built-in roles stay as they are.');
    return role;
  }

  private record(
    manager: EntityManager,
    { siteId, actor }: SiteScope,
    action: string,
    change: { before?: Record<string, unknown>; after?: Record<string, unknown> },
  ): Promise<void> {
    return this.activity.record(manager, { siteId, actor, action, outcome: 'ok', ...change });
  }
}

async function find(manager: EntityManager, { siteId }: SiteScope, id: number): Promise<Role> {
  const role = await manager.findOneBy(Role, { site_id: siteId, id });
  if (!role) throw notFound('role');
  return role;
}

async function groupsOf(manager: EntityManager, siteId: number, roleId: number): Promise<string[]> {
  const rows: { group_name: string }[] = await manager.query(
    'SELECT group_name FROM sso_group_roles WHERE site_id = $1 AND role_id = $2 ORDER BY position',
    [siteId, roleId],
  );
  return rows.map(({ group_name }) => group_name);
}
