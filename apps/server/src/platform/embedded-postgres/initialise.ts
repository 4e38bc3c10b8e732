import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { DATABASE, ROLE, runOffline, runProgram } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { createPassword } from './password.ts';
import { EmbeddedPostgresError } from './setup-error.ts';

const MAJOR_VERSION = '18';

/**
 * Creates the cluster, its role and its database unless they exist. Everything is made in a folder
 * beside the final one and moved at the end, so that a kill half-way leaves nothing half-made.
 *
 * The builtin locale C.UTF-8 exists on every machine and sorts alike on all of them, whatever LANG
 * says, and never changes under an index with an update of the system's libraries.
 *
 * @throws {EmbeddedPostgresError} when the folder holds another major version or belongs to another account.
 */
export async function initialiseCluster(cluster: Cluster): Promise<void> {
  const version = join(cluster.folder, 'PG_VERSION');
  if (existsSync(cluster.folder)) return assertUsable(cluster, version);

  const draft = `${cluster.folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (cluster.account) chownSync(draft, cluster.account.uid, cluster.account.gid);
  createPassword(cluster);
  await runProgram(cluster, 'initdb', [
    ...['--pgdata', draft, '--username', ROLE, '--pwfile', cluster.passwordFile],
    ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(cluster.durable ? [] : ['--no-sync']),
  ]);
  await runOffline(cluster, draft, `CREATE DATABASE ${DATABASE};`);
  renameSync(draft, cluster.folder);
}

function assertUsable(cluster: Cluster, versionFile: string): void {
  const owner = statSync(cluster.folder).uid;
  const runner = cluster.account?.uid ?? process.getuid?.();
  if (runner !== undefined && owner !== runner) {
    throw new EmbeddedPostgresError(
      `${cluster.folder} belongs to uid ${owner}, but this process runs as uid ${runner}. ` +
        'Start Patchbay as the account that created it, or as root.',
    );
  }
  const found = readFileSync(versionFile, 'utf8').trim();
  if (found === MAJOR_VERSION) return;
  throw new EmbeddedPostgresError(
    `${cluster.folder} was made by PostgreSQL ${found}, and this is ${MAJOR_VERSION}. ` +
      'Dump it with that version and load it here, or set DATABASE_URL.',
  );
}
