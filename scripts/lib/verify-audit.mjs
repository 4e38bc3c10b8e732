import { pathToFileURL } from 'node:url';
import { fromRoot } from './paths.mjs';

/**
 * Checks the audit chain of every site and prints a line for each.
 *
 * @param {string} databaseUrl
 * @returns {Promise<number>} the exit code: 0 when all chains hold, 1 when one is broken.
 */
export async function verifyAudit(databaseUrl) {
  const built = (path) => import(pathToFileURL(fromRoot('dist', path)));
  const { dataSourceOptions } = await built('ormconfig.js');
  const { verifyChain } = await built('apps/server/src/modules/activity/verify-chain.js');
  const { DataSource } = await import('typeorm');
  const source = await new DataSource(dataSourceOptions(databaseUrl)).initialize();
  try {
    let broken = 0;
    for (const { id, slug } of await source.query('SELECT id, slug FROM sites ORDER BY slug')) {
      const verdict = await verifyChain(source.manager, id);
      if (!verdict.ok) broken += 1;
      console.log(
        verdict.ok
          ? `${slug}: ${verdict.checked} entries, the chain holds`
          : `${slug}: broken at entry ${verdict.first_broken_id ?? 'unknown'}: ${verdict.reason}`,
      );
    }
    return broken === 0 ? 0 : 1;
  } finally {
    await source.destroy();
  }
}
