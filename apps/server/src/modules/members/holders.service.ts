import { Injectable } from '@nestjs/common';
import type { Capability } from '@patchbay/core/capabilities';
import type { EntityManager } from 'typeorm';
import { conflict } from '../../platform/errors/problem.ts';

const HOLDER = `
  SELECT 1 FROM members m
  JOIN roles r ON r.site_id = m.site_id AND r.id = m.role_id
  JOIN users u ON u.id = m.user_id
  WHERE m.site_id = $1 AND r.capabilities ? $2 AND u.disabled_at IS NULL LIMIT 1`;

/** Keeps a site from locking everybody out. Ask after the change, in its transaction, under the site's lock. */
@Injectable()
export class Holders {
  /** Whether anybody who can sign in holds `capability` in the site. */
  async exist(manager: EntityManager, siteId: number, capability: Capability): Promise<boolean> {
    const rows: unknown[] = await manager.query(HOLDER, [siteId, capability]);
    return rows.length > 0;
  }

  /** @throws ProblemError 409 `last_administrator` when nobody could manage the members any more */
  async requireAdministrator(manager: EntityManager, siteId: number): Promise<void> {
    if (await this.exist(manager, siteId, 'members.manage')) return;
    throw conflict('last_administrator', 'Somebody must be left who can manage the members.');
  }
}
