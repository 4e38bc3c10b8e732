import type { Capability } from '@patchbay/core/capabilities';
import type { EntityManager } from 'typeorm';

/** Who made a token, with what they hold in the site now: null when disabled or no member. */
export interface Maker {
  id: number;
  email: string;
  held: Capability[] | null;
}

const MAKERS = `
  SELECT u.id, u.email, CASE WHEN u.disabled_at IS NULL THEN r.capabilities END AS held
  FROM users u
  LEFT JOIN members m ON m.site_id = $1 AND m.user_id = u.id
  LEFT JOIN roles r ON r.site_id = m.site_id AND r.id = m.role_id
  WHERE u.id = ANY($2)`;

export async function makersOf(
  manager: EntityManager,
  siteId: number,
  userIds: readonly number[],
): Promise<(id: number) => Maker> {
  const rows: Maker[] = await manager.query(MAKERS, [siteId, [...new Set(userIds)]]);
  const byId = new Map(rows.map((maker) => [maker.id, maker]));
  // Nobody is ever deleted: tokens refer to their maker.
  return (id) => byId.get(id)!;
}
