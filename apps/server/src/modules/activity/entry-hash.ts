import { createHash } from 'node:crypto';
import type { ActivityRow } from './activity.entity.ts';
import { canonicalJson } from '../../platform/json/canonical-json.ts';

/** What the first entry of a site names as its predecessor. */
export const GENESIS_HASH = '0'.repeat(64);

/**
 * What an entry names as its predecessor when the chain's head was found changed: it follows
 * nothing, so that the chain stays broken there for ever.
 */
export const BROKEN_LINK = 'f'.repeat(64);

/** Entries with a plain hash, from before sites had an audit key. */
export const PLAIN = 1;
/** Entries whose hash only the holder of the site's audit key can make. */
export const KEYED = 2;

/** Every field that the hash of a plain entry covers, as one text. */
export function entryText(row: Omit<ActivityRow, 'hash' | 'version' | 'seq'>): string {
  return canonicalJson(fieldsOf(row));
}

/** The same of a keyed entry, with its number; `kind` keeps it apart from what else the key signs. */
export function keyedEntryText(row: Omit<ActivityRow, 'hash'>): string {
  const { version, seq } = row;
  return canonicalJson({ kind: 'entry', version, seq, ...fieldsOf(row) });
}

/** SHA-256, hexadecimal, over every field of the entry and the hash of the one before it. */
export function plainHash(row: Omit<ActivityRow, 'hash' | 'version' | 'seq'>): string {
  return createHash('sha256').update(entryText(row), 'utf8').digest('hex');
}

function fieldsOf(row: Omit<ActivityRow, 'hash' | 'version' | 'seq'>): Record<string, unknown> {
  const { site_id, id, at, actor_kind, actor_id, actor_name, action } = row;
  const { connection_id, connection_name, outcome, before, after, previous_hash } = row;
  return {
    ...{ site_id, id, at: at.toISOString(), actor_kind, actor_id, actor_name, action },
    ...{ connection_id, connection_name, outcome, before, after, previous_hash },
  };
}
