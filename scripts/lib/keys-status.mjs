import { serverModule } from './with-keys.mjs';

/**
 * Prints the master keys by their ids, what each still wraps, who runs without one of them, and the
 * newest rotation of each site's data key.
 *
 * @returns {Promise<number>} the exit code: 1 when something stored needs a key that is not here
 */
export async function keysStatus(source, masterKeys) {
  const { keyStatus } = await serverModule('platform/keys/key-status.js');
  const status = await keyStatus(source, masterKeys);
  for (const key of status.masterKeys) console.log(lineOf(key));
  for (const rotation of await newestRotations(source)) console.log(rotation);
  if (status.unknown.length > 0) return 1;
  console.log(verdictOf(status));
  return 0;
}

function lineOf({ id, role, wraps, lacking }) {
  const without = lacking > 0 ? `; ${lacking} running processes do not have it` : '';
  return `master key ${id} (${role}): wraps ${wraps} keys${without}`;
}

function verdictOf({ superseded, rotating }) {
  if (rotating) return 'The rotation of the master key is not finished.';
  if (superseded.length === 0) return 'Nothing is being rotated.';
  return (
    `No longer needed: ${superseded.join(', ')}. Remove MASTER_KEY_PREVIOUS, or the older ` +
    'master.key files; keep them with the backups made before.'
  );
}

async function newestRotations(source) {
  const rows = await source.query(
    `SELECT DISTINCT ON (s.slug) s.slug, r.* FROM key_rotations r JOIN sites s ON s.id = r.site_id
      ORDER BY s.slug, r.id DESC`,
  );
  return rows.map(
    ({ slug, status, key_id, done, total, undecryptable }) =>
      `site ${slug}: data key ${key_id}, rotation ${status}, ` +
      `${done} of ${total ?? '?'} rows, ${undecryptable} undecryptable`,
  );
}
