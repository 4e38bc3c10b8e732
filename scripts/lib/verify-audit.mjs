import { serverModule } from './with-keys.mjs';

/**
 * Checks the audit chain of every site, also against what was noted of it in `dataDir`, and prints a
 * line for each.
 *
 * @returns {Promise<number>} the exit code: 0 when all chains hold, 1 when one is broken.
 */
export async function verifyAudit(source, masterKeys, dataDir) {
  const { verifyChain } = await serverModule('modules/activity/verify-chain.js');
  const { openWitness } = await serverModule('modules/activity/open-witness.js');
  const witness = await openWitness(source, dataDir);
  let broken = 0;
  for (const { id, slug } of await source.query('SELECT id, slug FROM sites ORDER BY slug')) {
    const witnessed = await witness.read(id);
    const verdict = await verifyChain(source.manager, id, { masterKeys, witnessed });
    if (!verdict.ok) broken += 1;
    console.log(
      verdict.ok
        ? `${slug}: ${verdict.checked} entries, the chain holds`
        : `${slug}: broken at entry ${verdict.first_broken_id ?? 'unknown'}: ${verdict.reason}`,
    );
  }
  return broken === 0 ? 0 : 1;
}
