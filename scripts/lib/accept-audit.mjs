import { serverModule } from './with-keys.mjs';

/**
 * Notes a site's chain as it is now, whatever was noted before, and leaves an entry that says so.
 *
 * @param {string | undefined} slug
 * @returns {Promise<number>} the exit code
 */
export async function acceptAudit(slug, source, masterKeys, dataDir) {
  const [site] = await source.query('SELECT id FROM sites WHERE slug = $1', [slug ?? '']);
  if (!site) {
    console.error('Name a site: npm run audit:accept -- <site>');
    return 1;
  }
  const { acceptChain } = await serverModule('modules/activity/accept-chain.js');
  const { openWitness } = await serverModule('modules/activity/open-witness.js');
  const verdict = await acceptChain(
    source,
    masterKeys,
    await openWitness(source, dataDir),
    site.id,
  );
  console.log(
    verdict.ok
      ? `${slug}: ${verdict.checked} entries, taken as they are; the chain holds`
      : `${slug}: noted as it is, and broken within: ${verdict.reason}`,
  );
  return verdict.ok ? 0 : 1;
}
