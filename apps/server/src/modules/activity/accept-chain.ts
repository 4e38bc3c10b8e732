import type { ActivityVerdict } from '@patchbay/contracts/activity';
import type { DataSource } from 'typeorm';
import { SYSTEM } from '../../platform/access/caller.ts';
import type { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { ActivityService } from './activity.service.ts';
import type { Head } from './audit-key.ts';
import { verifyChain } from './verify-chain.ts';
import type { WitnessFiles } from './witness-file.ts';

/**
 * Takes a site's chain as it now is for the true one, after a restore: leaves an entry that tells
 * what had been seen before, and notes the chain anew. Mends nothing inside the chain.
 */
export async function acceptChain(
  db: DataSource,
  masterKeys: MasterKeys,
  witness: WitnessFiles,
  siteId: number,
): Promise<ActivityVerdict> {
  const seen = await witness.read(siteId);
  await db.transaction((manager) =>
    new ActivityService(masterKeys).record(manager, {
      ...{ siteId, actor: SYSTEM, action: 'audit.accept', outcome: 'ok' },
      before: seen && { entries: seen.seq, last: seen.hash, seen_at: seen.at },
    }),
  );
  const sql = 'SELECT seq, hash FROM activity_heads WHERE site_id = $1';
  const [head]: Head[] = await db.query(sql, [siteId]);
  await witness.write(siteId, head!);
  return verifyChain(db.manager, siteId, { masterKeys, witnessed: head! });
}
