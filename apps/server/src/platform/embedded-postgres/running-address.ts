import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE, ROLE } from './cluster.ts';

/** Line of `postmaster.pid` that holds the port, counted from 0. */
const PORT_LINE = 3;

/**
 * Address of the PostgreSQL that a running Patchbay has started on this data folder, for commands
 * that look in from beside; undefined when its files do not name one.
 *
 * @see https://www.postgresql.org/docs/18/storage-file-layout.html
 */
export function runningAddress(dataDir: string): string | undefined {
  try {
    const lines = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim();
    const port = Number(lines[PORT_LINE]);
    if (!Number.isInteger(port) || port < 1 || !password) return undefined;
    return `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${DATABASE}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
