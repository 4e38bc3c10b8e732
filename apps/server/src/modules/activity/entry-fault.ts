import type { ActivityRow } from './activity.entity.ts';
import type { AuditKey, Head } from './audit-key.ts';
import { PLAIN, plainHash } from './entry-hash.ts';

/** A chain up to some entry; `keyed` once an entry carried a key's hash. */
export interface ChainEnd extends Head {
  keyed: boolean;
}

export type EntryFault = 'edited' | 'unlinked' | 'downgraded' | 'no_key';

/** What is wrong with an entry as the next one of a chain; null when nothing is. */
export function entryFault(
  row: ActivityRow,
  end: ChainEnd,
  key: AuditKey | null,
): EntryFault | null {
  if (row.previous_hash !== end.hash) return 'unlinked';
  if (row.version === PLAIN) {
    if (end.keyed) return 'downgraded';
    return row.hash === plainHash(row) ? null : 'edited';
  }
  if (!key) return 'no_key';
  if (row.hash !== key.entryHash(row)) return 'edited';
  return row.seq === end.seq + 1 ? null : 'unlinked';
}
