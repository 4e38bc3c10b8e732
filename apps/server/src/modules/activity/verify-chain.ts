import type { ActivityVerdict } from '@patchbay/contracts/activity';
import type { EntityManager } from 'typeorm';
import { ActivityRow } from './activity.entity.ts';
import { GENESIS_HASH, entryHash } from './entry-hash.ts';

const PAGE = 1000;

const REASONS = {
  edited: 'The entry does not match its hash: it was changed.',
  unlinked:
    'The entry does not follow the one before it: entries were removed, added or reordered.',
  head: 'The last entry is not the one last written: entries were removed from the end.',
} as const;

/** Walks a site's whole chain, oldest first, in pages, on one snapshot of the database. */
export function verifyChain(manager: EntityManager, siteId: number): Promise<ActivityVerdict> {
  return manager.transaction('REPEATABLE READ', (snapshot) => walk(snapshot, siteId));
}

async function walk(manager: EntityManager, siteId: number): Promise<ActivityVerdict> {
  let previous = GENESIS_HASH;
  let checked = 0;
  for (let after = 0; ;) {
    const rows = await pageAfter(manager, siteId, after);
    for (const row of rows) {
      if (row.previous_hash !== previous) return broken(checked, 'unlinked', row.id);
      if (row.hash !== entryHash(row)) return broken(checked, 'edited', row.id);
      previous = row.hash;
      checked += 1;
    }
    if (rows.length < PAGE) break;
    after = rows.at(-1)!.id;
  }
  if (previous !== (await headOf(manager, siteId))) return broken(checked, 'head', null);
  return { ok: true, checked, first_broken_id: null, reason: null };
}

function pageAfter(manager: EntityManager, siteId: number, id: number): Promise<ActivityRow[]> {
  return manager
    .createQueryBuilder(ActivityRow, 'a')
    .where('a.site_id = :siteId AND a.id > :id', { siteId, id })
    .orderBy('a.id')
    .limit(PAGE)
    .getMany();
}

async function headOf(manager: EntityManager, siteId: number): Promise<string> {
  const sql = 'SELECT hash FROM activity_heads WHERE site_id = $1';
  const rows: { hash: string }[] = await manager.query(sql, [siteId]);
  return rows[0]?.hash ?? GENESIS_HASH;
}

/** @param checked entries found sound before the broken one */
function broken(checked: number, reason: keyof typeof REASONS, id: number | null): ActivityVerdict {
  return { ok: false, checked, first_broken_id: id, reason: REASONS[reason] };
}
