import { createHash } from 'node:crypto';
import type { ActivityRow } from './activity.entity.ts';
import { canonicalJson } from '../../platform/json/canonical-json.ts';

/** What the first entry of a site names as its predecessor. */
export const GENESIS_HASH = '0'.repeat(64);

/** SHA-256, hexadecimal, over every field of the entry and the hash of the one before it. */
export function entryHash(row: Omit<ActivityRow, 'hash'>): string {
  const { site_id, id, at, actor_kind, actor_id, actor_name, action } = row;
  const { connection_id, connection_name, outcome, before, after, previous_hash } = row;
  const text = canonicalJson({
    ...{ site_id, id, at: at.toISOString(), actor_kind, actor_id, actor_name, action },
    ...{ connection_id, connection_name, outcome, before, after, previous_hash },
  });
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
