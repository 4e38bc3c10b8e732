import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { OsAccount } from './account.ts';
import type { PostgresBinaries } from './binaries.ts';

export const ROLE = 'patchbay';
export const DATABASE = 'patchbay';

/** One database cluster on disk and what is needed to run PostgreSQL on it. */
export interface Cluster {
  /** `<DATA_DIR>/postgres`, resolved: PostgreSQL's own folder. */
  folder: string;
  passwordFile: string;
  binaries: PostgresBinaries;
  /** The account to run under when we are root. */
  account: OsAccount | undefined;
  /** Whether commits wait for the disk; only throwaway clusters of tests do not. */
  durable: boolean;
}

/** How to spawn a PostgreSQL program: as the cluster's account, with none of our environment. */
export function spawnOptions(cluster: Cluster): {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  // Our environment holds secrets and PG* variables, and a foreign locale may not exist here.
  const env = { PATH: '/usr/bin:/bin:/usr/local/bin', LC_ALL: 'C', TZ: 'UTC' };
  // The account may not be allowed into the folder we were started in.
  return { cwd: '/', env, ...cluster.account };
}

/**
 * Runs one PostgreSQL program to its end, `input` on its standard input.
 *
 * @throws with what the program wrote to standard error.
 */
export function runProgram(
  cluster: Cluster,
  program: keyof PostgresBinaries,
  args: string[],
  input = '',
): Promise<void> {
  return new Promise((resolve, reject) => {
    const path = cluster.binaries[program];
    const child = execFile(path, args, spawnOptions(cluster), (error, _stdout, stderr) => {
      process.off('exit', end);
      if (!error) return resolve();
      reject(new Error(`${program} failed: ${stderr.trim() || error.message}`, { cause: error }));
    });
    const end = (): void => void child.kill();
    process.once('exit', end);
    child.stdin?.on('error', () => {}); // Its exit status tells more than a broken pipe.
    child.stdin?.end(input);
  });
}

/** Runs one SQL statement without a server (postgres --single), while no postmaster runs. */
export async function runOffline(cluster: Cluster, folder: string, sql: string): Promise<void> {
  const args = ['--single', '-D', folder, '-c', 'exit_on_error=on', '-c', 'log_checkpoints=off'];
  await runProgram(cluster, 'postgres', [...args, 'postgres'], `${sql}\n`);
}

export function pidFile(cluster: Cluster): string {
  return join(cluster.folder, 'postmaster.pid');
}
