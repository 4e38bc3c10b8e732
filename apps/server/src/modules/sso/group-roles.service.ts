import { Injectable } from '@nestjs/common';
import type { GroupRole } from '@patchbay/contracts/settings';
import type { Capability } from '@patchbay/core/capabilities';
import type { EntityManager } from 'typeorm';
import { requireHeld } from '../../platform/access/require-held.ts';
import { requireUser } from '../../platform/access/require-user.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { invalidInput } from '../../platform/errors/problem.ts';
import { Role } from '../roles/role.entity.ts';
import type { MappedRole } from './planned-memberships.ts';

const LIST = `
  SELECT g.group_name AS "group", r.name AS role FROM sso_group_roles g
  JOIN roles r ON r.site_id = g.site_id AND r.id = g.role_id
  WHERE g.site_id = $1 ORDER BY g.position`;

/** Of a person's groups, the first of each site's list. */
const ROLES_OF = `
  SELECT DISTINCT ON (site_id) site_id, role_id FROM sso_group_roles
  WHERE group_name = ANY($1) ORDER BY site_id, position`;

const INSERT = `
  INSERT INTO sso_group_roles (site_id, group_name, role_id, position)
  SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::int[])`;

/** Which role a group of single sign-on brings in a site. */
@Injectable()
export class GroupRoles {
  list(manager: EntityManager, siteId: number): Promise<GroupRole[]> {
    return manager.query(LIST, [siteId]);
  }

  rolesOf(manager: EntityManager, groups: readonly string[]): Promise<MappedRole[]> {
    return manager.query(ROLES_OF, [groups]);
  }

  /**
   * Replaces the site's list, in the caller's transaction and under the site's lock. It lets people
   * in, so it takes what letting them in by hand takes.
   * @throws ProblemError 400 naming the entry, 403 `user_required` or `capability_required`
   */
  async replace(
    manager: EntityManager,
    scope: SiteScope,
    list: readonly GroupRole[],
  ): Promise<void> {
    requireUser(scope.caller);
    scope.require('members.manage');
    const before = await this.list(manager, scope.siteId);
    const roles = await manager.findBy(Role, { site_id: scope.siteId });
    const byName = new Map(roles.map((role) => [role.name, role]));
    requireSound(list, byName);
    const kept = new Set(before.map(({ group, role }) => JSON.stringify([group, role])));
    const added = list.filter(({ group, role }) => !kept.has(JSON.stringify([group, role])));
    const given: Capability[] = added.flatMap(({ role }) => byName.get(role)!.capabilities);
    requireHeld(scope, given);
    await manager.query('DELETE FROM sso_group_roles WHERE site_id = $1', [scope.siteId]);
    await manager.query(INSERT, [
      scope.siteId,
      list.map(({ group }) => group),
      list.map(({ role }) => byName.get(role)!.id),
      list.map((_, position) => position),
    ]);
  }
}

function requireSound(list: readonly GroupRole[], roles: ReadonlyMap<string, Role>): void {
  const errors = list.flatMap(({ group, role }, i) => {
    const at = (field: string) => `sso_group_roles.${i}.${field}`;
    if (!roles.has(role)) return [{ path: at('role'), message: 'is not a role of this site' }];
    const first = list.findIndex((other) => other.group === group);
    if (first < i) return [{ path: at('group'), message: 'is named twice' }];
    return [];
  });
  if (errors.length > 0) throw invalidInput(errors);
}
