import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import type { EmbeddedPostgresLog } from './log.ts';
import { EmbeddedPostgresError } from './setup-error.ts';

/** An operating-system account that PostgreSQL runs under. */
export interface OsAccount {
  uid: number;
  gid: number;
}

const CREATED_ACCOUNT = 'patchbay';
const PATH = '/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * The account PostgreSQL must run under, or `undefined` to run as ourselves. PostgreSQL refuses to
 * run as root, so root hands over to an unprivileged account: the one that owns an existing cluster,
 * `postgres`, our own `patchbay` (created where `useradd` exists), or `nobody`.
 *
 * @throws {EmbeddedPostgresError} when root finds no such account.
 */
export function postgresAccount(
  clusterDir: string,
  log: EmbeddedPostgresLog,
): OsAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account =
    ownerOf(clusterDir) ??
    lookUp('postgres') ??
    lookUp(CREATED_ACCOUNT) ??
    create(log) ??
    lookUp('nobody');
  if (account) return account;
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and no account postgres, patchbay or nobody exists. ' +
      'Start Patchbay as an ordinary user, or set DATABASE_URL.',
  );
}

function ownerOf(clusterDir: string): OsAccount | undefined {
  const found = statSync(clusterDir, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

function lookUp(name: string): OsAccount | undefined {
  const id = (flag: string): number =>
    Number(
      execFileSync('id', [flag, name], { env: { PATH }, stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  try {
    const account = { uid: id('-u'), gid: id('-g') };
    return account.uid > 0 ? account : undefined;
  } catch {
    return undefined;
  }
}

function create(log: EmbeddedPostgresLog): OsAccount | undefined {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  try {
    execFileSync('useradd', [...options, CREATED_ACCOUNT], { env: { PATH }, stdio: 'ignore' });
  } catch {
    return undefined;
  }
  log.info(
    `Created the system account ${CREATED_ACCOUNT} for PostgreSQL, which refuses to run as root.`,
  );
  return lookUp(CREATED_ACCOUNT);
}
