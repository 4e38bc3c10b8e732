import { execFileSync } from 'node:child_process';
import { readdirSync, readlinkSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pidFile } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import type { EmbeddedPostgresLog } from './log.ts';
import { readPidFile } from './pid-file.ts';
import { isRunning } from './process-identity.ts';
import { EmbeddedPostgresError } from './setup-error.ts';

const POLL_MS = 20;
const FAST_SHUTDOWN_MS = 10_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;

/**
 * Stops the PostgreSQL that a killed Patchbay left running on this cluster. Call it while holding
 * the data folder's lock: only then is a running postmaster nobody's.
 *
 * @throws {EmbeddedPostgresError} when it does not end.
 */
export async function stopOrphan(cluster: Cluster, log: EmbeddedPostgresLog): Promise<void> {
  const found = readPidFile(cluster);
  if (!found) return;
  if (!worksIn(cluster.folder, found.pid)) {
    // PostgreSQL takes any live process with the recorded pid for itself, and pids are handed out
    // again; in a container they even start over.
    rmSync(pidFile(cluster), { force: true });
    return;
  }
  log.info(`Stopping PostgreSQL (process ${found.pid}), left behind by a Patchbay that was killed`);
  if (await endedBy('SIGINT', found.pid, FAST_SHUTDOWN_MS)) return;
  if (await endedBy('SIGQUIT', found.pid, IMMEDIATE_SHUTDOWN_MS)) return;
  throw new EmbeddedPostgresError(
    `PostgreSQL (process ${found.pid}) does not end; stop it and start again.`,
  );
}

/**
 * Ends processes of a killed postmaster that are still busy with a query and have not noticed. Where
 * there is no /proc they are left to finish.
 */
export function endStragglers(cluster: Cluster): void {
  if (process.platform !== 'linux') return;
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (Number.isInteger(pid) && worksIn(cluster.folder, pid)) trySignal('SIGQUIT', pid);
  }
}

/** Whether `pid` is a PostgreSQL process of this cluster: they all work inside its folder. */
function worksIn(folder: string, pid: number): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === folder;
    const args = execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).toString();
    return args.includes(folder);
  } catch {
    return false;
  }
}

async function endedBy(signal: NodeJS.Signals, pid: number, ms: number): Promise<boolean> {
  trySignal(signal, pid);
  for (let waited = 0; waited < ms; waited += POLL_MS) {
    if (!isRunning(pid)) return true;
    await sleep(POLL_MS);
  }
  return !isRunning(pid);
}

function trySignal(signal: NodeJS.Signals, pid: number): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
