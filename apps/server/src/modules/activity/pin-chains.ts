import type { DataSource } from 'typeorm';
import type { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { takeLink } from './chain-link.ts';
import { BROKEN_LINK } from './entry-hash.ts';

/**
 * Gives every site without one its audit key, and seals its chain as it stands: from then on nobody
 * without the master key can pretend that the site never had one. Harmless to repeat, and at once.
 */
export async function pinChains(db: DataSource, masterKeys: MasterKeys): Promise<void> {
  const sites: { id: number }[] = await db.query(
    `SELECT id FROM sites s WHERE NOT EXISTS (SELECT 1 FROM audit_keys k WHERE k.site_id = s.id)
      ORDER BY id`,
  );
  for (const { id } of sites) await pin(db, masterKeys, id);
}

function pin(db: DataSource, masterKeys: MasterKeys, siteId: number): Promise<void> {
  return db.transaction(async (manager) => {
    const link = await takeLink(manager, masterKeys, siteId);
    // Another process was faster, or the chain lost its key: then the next entry says so.
    if (link.previousHash === BROKEN_LINK) return;
    const head = { seq: link.seq - 1, hash: link.previousHash };
    await manager.query('UPDATE activity_heads SET seq = $2, seal = $3 WHERE site_id = $1', [
      siteId,
      head.seq,
      link.key.seal(head),
    ]);
  });
}
