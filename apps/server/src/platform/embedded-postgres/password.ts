import { randomBytes } from 'node:crypto';
import { chownSync, readFileSync, writeFileSync } from 'node:fs';
import { ROLE, runOffline } from './cluster.ts';
import type { Cluster } from './cluster.ts';

/** Writes a new random password (192 bits) to the cluster's password file, readable by its owner only. */
export function createPassword(cluster: Cluster): string {
  const password = randomBytes(24).toString('base64url');
  writeFileSync(cluster.passwordFile, `${password}\n`, { mode: 0o600 });
  // initdb reads the file under that account.
  if (cluster.account) chownSync(cluster.passwordFile, cluster.account.uid, cluster.account.gid);
  return password;
}

/** The stored password. A lost file is no lost database: a new password is set while nothing runs. */
export async function readPassword(cluster: Cluster): Promise<string> {
  try {
    const stored = readFileSync(cluster.passwordFile, 'utf8').trim();
    if (stored) return stored;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const password = createPassword(cluster);
  await runOffline(cluster, cluster.folder, `ALTER ROLE ${ROLE} PASSWORD '${password}';`);
  return password;
}
