import type { Capability } from '@patchbay/core/capabilities';
import type { SiteGrant } from '../../platform/access/caller-resolver.ts';

/** The columns both queries give of a site; null where a person is not its member. */
interface SiteColumns {
  site_id: number | null;
  slug: string;
  site_name: string;
  family_overrides: SiteGrant['familyOverrides'] | null;
}

export interface UserRow extends SiteColumns {
  id: number;
  email: string;
  name: string;
  capabilities: Capability[];
}

/** The person, and what they hold in the site of slug $2, in one round trip. */
export const FIND_USER = `
  SELECT u.id, u.email, u.name, r.capabilities, s.id AS site_id, s.slug, s.name AS site_name,
    s.settings -> 'family_overrides' AS family_overrides
  FROM users u
  LEFT JOIN (members m
    JOIN sites s ON s.id = m.site_id AND s.slug = $2
    JOIN roles r ON r.site_id = m.site_id AND r.id = m.role_id) ON m.user_id = u.id
  WHERE u.id = $1 AND u.disabled_at IS NULL`;

export interface TokenRow extends SiteColumns {
  token_hash: string;
  site_id: number;
  id: number;
  name: string;
  module: string;
  created_by: number;
  /** What the token was given, … */
  given: Capability[];
  /** … and what its maker holds in the site now. */
  held: Capability[];
  connections: number[] | null;
  families: string[] | null;
  /** Whether its last use was noted more than a minute ago. */
  unnoted: boolean;
}

/**
 * By hash, so that time tells nothing of a token. A revoked one has no row; no result has an expired
 * one, or one whose maker is disabled or no member of the site any more.
 */
export const FIND_TOKENS = `
  SELECT t.token_hash, t.id, t.name, t.module, t.created_by, t.capabilities AS given, r.capabilities AS held,
    t.connections, t.families,
    coalesce(t.last_used_at < now() - interval '1 minute', true) AS unnoted,
    s.id AS site_id, s.slug, s.name AS site_name,
    s.settings -> 'family_overrides' AS family_overrides
  FROM service_tokens t
  JOIN sites s ON s.id = t.site_id
  JOIN users u ON u.id = t.created_by AND u.disabled_at IS NULL
  JOIN members m ON m.site_id = t.site_id AND m.user_id = t.created_by
  JOIN roles r ON r.site_id = m.site_id AND r.id = m.role_id
  WHERE t.token_hash = ANY($1) AND (t.expires_at IS NULL OR t.expires_at > now())`;

/** Of many requests at once one writes, and none waits for it. */
export const NOTE_USE = `
  UPDATE service_tokens SET last_used_at = now() WHERE (site_id, id) IN (
    SELECT site_id, id FROM service_tokens
    WHERE site_id = $1 AND id = $2
      AND coalesce(last_used_at < now() - interval '1 minute', true)
    FOR NO KEY UPDATE SKIP LOCKED)`;

export function grantOf(row: SiteColumns & { capabilities: Capability[] }): SiteGrant | null {
  if (row.site_id === null) return null;
  return {
    siteId: row.site_id,
    slug: row.slug,
    name: row.site_name,
    capabilities: new Set(row.capabilities),
    familyOverrides: row.family_overrides ?? {},
  };
}
