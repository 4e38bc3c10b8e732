import { readFileSync } from 'node:fs';
import type { Cluster } from './cluster.ts';
import { pidFile } from './cluster.ts';

/**
 * What `postmaster.pid` says: line 1 is the pid, line 8 the status (`starting`, `ready`, …).
 * `undefined` when there is no file or no pid in it yet.
 *
 * @see https://www.postgresql.org/docs/18/storage-file-layout.html
 */
export function readPidFile(cluster: Cluster): { pid: number; status: string } | undefined {
  try {
    const lines = readFileSync(pidFile(cluster), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, status: lines[7]?.trim() ?? '' } : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
