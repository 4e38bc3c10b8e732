import type { DataSource } from 'typeorm';
import { ActivityRow } from './activity.entity.ts';
import type { AuditKey, Head } from './audit-key.ts';
import { type ChainEnd, entryFault } from './entry-fault.ts';

const PAGE = 1000;

/**
 * Whether sound entries lead from what was seen of a chain to where it ends now. Every one between
 * is looked at: a single link could be lent for the moment of the question.
 */
export async function continuesChain(
  db: DataSource,
  siteId: number,
  key: AuditKey,
  seen: Head,
  head: Head,
): Promise<boolean> {
  const end: ChainEnd = { seq: seen.seq, hash: seen.hash, keyed: true };
  while (end.seq < head.seq) {
    const rows = await db
      .createQueryBuilder(ActivityRow, 'a')
      .where('a.site_id = :siteId AND a.seq > :from AND a.seq <= :to', {
        ...{ siteId, from: end.seq, to: Math.min(end.seq + PAGE, head.seq) },
      })
      .orderBy('a.seq')
      .getMany();
    if (rows.length === 0) return false;
    for (const row of rows) {
      if (entryFault(row, end, key)) return false;
      Object.assign(end, { seq: end.seq + 1, hash: row.hash });
    }
  }
  return end.seq === head.seq && end.hash === head.hash;
}
