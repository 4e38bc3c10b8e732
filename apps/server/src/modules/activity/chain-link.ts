import type { EntityManager } from 'typeorm';
import type { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { AuditKey } from './audit-key.ts';
import type { WrappedAuditKey } from './audit-key.ts';
import { BROKEN_LINK, GENESIS_HASH } from './entry-hash.ts';

/** The place of a site's next entry, held until the transaction ends. */
export interface Link {
  id: number;
  at: Date;
  /** The new entry's own number. */
  seq: number;
  previousHash: string;
  key: AuditKey;
}

interface HeadRow {
  id: number | string;
  at: Date;
  hash: string;
  seq: number;
  seal: string | null;
  wrapped: Buffer | null;
  master_key_id: string | null;
}

/** Taking the head's row lock, the next id and the time in one statement puts all three in one order. */
const TAKE = `
  INSERT INTO activity_heads AS head (site_id, hash) VALUES ($1, $2)
  ON CONFLICT (site_id) DO UPDATE SET hash = head.hash
  RETURNING head.hash, head.seq, head.seal,
    nextval(pg_get_serial_sequence('activity', 'id')) AS id,
    date_trunc('milliseconds', clock_timestamp()) AS at,
    (SELECT wrapped FROM audit_keys k WHERE k.site_id = head.site_id) AS wrapped,
    (SELECT master_key_id FROM audit_keys k WHERE k.site_id = head.site_id) AS master_key_id`;

/** Takes the end of a site's chain; whoever else wants it waits for this transaction. */
export async function takeLink(
  manager: EntityManager,
  masterKeys: MasterKeys,
  siteId: number,
): Promise<Link> {
  const rows: HeadRow[] = await manager.query(TAKE, [siteId, GENESIS_HASH]);
  const head = rows[0]!;
  const place = { id: Number(head.id), at: head.at };
  const key = await keyOf(manager, masterKeys, siteId, head);
  if (!key) return { ...place, ...(await firstKeyed(manager, masterKeys, siteId, head)) };
  // A changed head must not be made whole by appending to it: what follows is linked to nothing.
  const previousHash = key.sealed(head, head.seal) ? head.hash : BROKEN_LINK;
  return { ...place, seq: Number(head.seq) + 1, previousHash, key };
}

async function keyOf(
  manager: EntityManager,
  masterKeys: MasterKeys,
  siteId: number,
  { wrapped, master_key_id }: HeadRow,
): Promise<AuditKey | null> {
  if (!wrapped || master_key_id === null) {
    // The statement saw the database as it was before it waited for the head; perhaps there is one.
    return AuditKey.load(manager, masterKeys, siteId);
  }
  const stored: WrappedAuditKey = { wrapped, master_key_id };
  return AuditKey.open(masterKeys, siteId, stored);
}

/**
 * Gives the site its audit key. What is there from before keeps its plain hashes, and the first
 * keyed entry pins it. Keyed entries without a key mean that somebody took the key away.
 */
async function firstKeyed(
  manager: EntityManager,
  masterKeys: MasterKeys,
  siteId: number,
  head: HeadRow,
): Promise<Omit<Link, 'id' | 'at'>> {
  const [found]: { entries: number; keyed: boolean }[] = await manager.query(
    `SELECT count(*)::int AS entries, coalesce(bool_or(version <> 1), false) AS keyed
       FROM activity WHERE site_id = $1`,
    [siteId],
  );
  const [key, { wrapped, master_key_id }] = AuditKey.create(masterKeys, siteId);
  await manager.query(
    'INSERT INTO audit_keys (site_id, wrapped, master_key_id) VALUES ($1, $2, $3)',
    [siteId, wrapped, master_key_id],
  );
  const untouched = head.seal === null && !found!.keyed;
  const previousHash = untouched ? head.hash : BROKEN_LINK;
  return { seq: found!.entries + 1, previousHash, key };
}
