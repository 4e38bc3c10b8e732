import type { ActivityVerdict } from '@patchbay/contracts/activity';
import type { EntityManager } from 'typeorm';
import { DecryptionError, MasterKeyError } from '../../platform/crypto/crypto-error.ts';
import type { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { ActivityRow } from './activity.entity.ts';
import { AuditKey } from './audit-key.ts';
import type { Head } from './audit-key.ts';
import { type ChainEnd, entryFault } from './entry-fault.ts';
import { GENESIS_HASH, PLAIN } from './entry-hash.ts';

const PAGE = 1000;

const REASONS = {
  edited: 'The entry does not match its hash: it was changed.',
  unlinked:
    'The entry does not follow the one before it: entries were removed, added or reordered.',
  downgraded: 'The entry carries no key’s hash although earlier ones do: it was put there.',
  no_key: 'The site’s audit key is missing, was changed, or needs another master key.',
  head: 'The last entry is not the one last written: entries were removed from the end.',
  rolled_back:
    'The record kept outside the database shows another or a longer chain: entries were removed ' +
    'from the end, or an older state of the database was restored.',
  no_witness: 'The record kept outside the database cannot be read, so that the end is not proven.',
} as const;

export interface VerifyOptions {
  masterKeys: MasterKeys;
  /** What was seen of the chain earlier and kept outside the database; null when nothing was. */
  witnessed?: Head | null | 'unreadable';
}

/** Walks a site's whole chain, oldest first, in pages, on one snapshot of the database. */
export function verifyChain(
  manager: EntityManager,
  siteId: number,
  options: VerifyOptions,
): Promise<ActivityVerdict> {
  return manager.transaction('REPEATABLE READ', (snapshot) => walk(snapshot, siteId, options));
}

async function walk(
  manager: EntityManager,
  siteId: number,
  { masterKeys, witnessed: noted = null }: VerifyOptions,
): Promise<ActivityVerdict> {
  const key = await AuditKey.load(manager, masterKeys, siteId).catch(unopened);
  const witnessed = noted === 'unreadable' ? null : noted;
  const end: ChainEnd = { seq: 0, hash: GENESIS_HASH, keyed: false };
  for (let after = 0; ;) {
    const rows = await pageAfter(manager, siteId, after);
    for (const row of rows) {
      const wrong = entryFault(row, end, key) ?? contradicted(witnessed, end.seq + 1, row.hash);
      if (wrong) return broken(end.seq, wrong, row.id);
      Object.assign(end, { seq: end.seq + 1, hash: row.hash, keyed: row.version !== PLAIN });
    }
    if (rows.length < PAGE) break;
    after = rows.at(-1)!.id;
  }
  const wrong = await headFault(manager, siteId, end, key);
  if (wrong) return broken(end.seq, wrong, null);
  if (noted === 'unreadable') return broken(end.seq, 'no_witness', null);
  if (witnessed && witnessed.seq > end.seq) return broken(end.seq, 'rolled_back', null);
  return { ok: true, checked: end.seq, first_broken_id: null, reason: null };
}

type Fault = keyof typeof REASONS;

function contradicted(witnessed: Head | null, seq: number, hash: string): Fault | null {
  return witnessed?.seq === seq && witnessed.hash !== hash ? 'rolled_back' : null;
}

async function headFault(
  manager: EntityManager,
  siteId: number,
  end: Head,
  key: AuditKey | null,
): Promise<Fault | null> {
  const sql = 'SELECT seq, hash, seal FROM activity_heads WHERE site_id = $1';
  const [head]: (Head & { seal: string | null })[] = await manager.query(sql, [siteId]);
  // Without a key the chain is one from before there were keys, and its head counts nothing.
  if (!key && head?.seal) return 'no_key';
  if (!key) return (head?.hash ?? GENESIS_HASH) === end.hash ? null : 'head';
  if (!head || !key.sealed(head, head.seal)) return 'head';
  return head.hash === end.hash && head.seq === end.seq ? null : 'head';
}

function pageAfter(manager: EntityManager, siteId: number, id: number): Promise<ActivityRow[]> {
  return manager
    .createQueryBuilder(ActivityRow, 'a')
    .where('a.site_id = :siteId AND a.id > :id', { siteId, id })
    .orderBy('a.id')
    .limit(PAGE)
    .getMany();
}

/** A key that does not open proves as little as none. */
function unopened(error: unknown): null {
  if (error instanceof DecryptionError || error instanceof MasterKeyError) return null;
  throw error;
}

/** @param checked entries found sound before the broken one */
function broken(checked: number, reason: Fault, id: number | null): ActivityVerdict {
  return { ok: false, checked, first_broken_id: id, reason: REASONS[reason] };
}
