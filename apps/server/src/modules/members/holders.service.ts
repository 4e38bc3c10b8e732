import { Injectable } from '@nestjs/common';
import type { Capability } from '@patchbay/core/capabilities';
import type { EntityManager } from 'typeorm';
import { conflict } from '../../platform/errors/problem.ts';
import { nobodyHolds } from './nobody-holds.ts';

/** Nobody hands out what they lack: once nobody holds one of these, a site is locked for good. */
const ADMINISTRATION: readonly Capability[] = ['members.manage', 'settings.manage'];

/** What members who can sign in hold, through the roles that any of them has. */
const HELD = `
  SELECT DISTINCT capability FROM roles r
  CROSS JOIN LATERAL jsonb_array_elements_text(r.capabilities) AS capability
  WHERE r.site_id = $1 AND EXISTS (
    SELECT 1 FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.site_id = r.site_id AND m.role_id = r.id AND u.disabled_at IS NULL)`;

const OVERRIDES = `SELECT settings -> 'family_overrides' AS overrides FROM sites WHERE id = $1`;

/** What anybody who can sign in holds in a site. */
export type Held = ReadonlySet<Capability>;

/** Keeps a site from locking everybody out. Ask in the transaction of the change, under the site's lock. */
@Injectable()
export class Holders {
  async held(manager: EntityManager, siteId: number): Promise<Held> {
    const rows: { capability: Capability }[] = await manager.query(HELD, [siteId]);
    return new Set(rows.map(({ capability }) => capability));
  }

  /**
   * Ask after the change, with what was held before it: what nobody held before, it did not take.
   * @throws ProblemError 409 `last_administrator`, or `nobody_holds_capability` where a family
   *   override demands what nobody would hold any more
   */
  async requireKept(manager: EntityManager, siteId: number, before: Held): Promise<void> {
    const after = await this.held(manager, siteId);
    const lost = (capability: Capability) => before.has(capability) && !after.has(capability);
    const authority = ADMINISTRATION.find(lost);
    if (authority) {
      throw conflict(
        'last_administrator',
        'Somebody must be left who can manage the members and the settings.',
        { capability: authority },
      );
    }
    for (const [family, capability] of await this.overrides(manager, siteId)) {
      if (lost(capability)) throw nobodyHolds(family, capability);
    }
  }

  /** @throws ProblemError 409 `nobody_holds_capability` for an override that nobody satisfies */
  async requireSatisfiable(
    manager: EntityManager,
    siteId: number,
    overrides: Readonly<Record<string, { capability?: string | undefined }>>,
  ): Promise<void> {
    const held = await this.held(manager, siteId);
    for (const [family, { capability }] of Object.entries(overrides)) {
      if (!capability || held.has(capability as Capability)) continue;
      throw nobodyHolds(family, capability as Capability);
    }
  }

  private async overrides(
    manager: EntityManager,
    siteId: number,
  ): Promise<[family: string, capability: Capability][]> {
    const [row]: { overrides: Record<string, { capability?: Capability }> | null }[] =
      await manager.query(OVERRIDES, [siteId]);
    return Object.entries(row?.overrides ?? {}).flatMap(([family, { capability }]) =>
      capability ? [[family, capability]] : [],
    );
  }
}
