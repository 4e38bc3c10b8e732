import { mkdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresAccount } from './account.ts';
import { postgresBinaries } from './binaries.ts';
import { DATABASE, ROLE } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { freePort } from './free-port.ts';
import { initialiseCluster } from './initialise.ts';
import { keepRunning } from './keep-running.ts';
import type { RunningPostgres } from './keep-running.ts';
import { lockDataDir } from './lock.ts';
import type { EmbeddedPostgresLog } from './log.ts';
import { endStragglers, stopOrphan } from './orphan.ts';
import { readPassword } from './password.ts';
import { PostgresStartError, startPostmaster } from './postmaster.ts';
import type { PostgresExit, Postmaster } from './postmaster.ts';
import { makeReachable } from './reachable.ts';

export interface EmbeddedPostgresOptions {
  /** Holds the cluster (`postgres/`), its password (`postgres-password`, mode 0600) and the lock. */
  dataDir: string;
  log: EmbeddedPostgresLog;
  /** Told when PostgreSQL ended by itself; it is being started again on the same port. */
  onExit?: (exit: PostgresExit) => void;
  /** `false` trades safety for speed; for tests only. Default `true`: a commit is on disk. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  /** `postgresql://patchbay:…@127.0.0.1:<port>/patchbay`; holds for as long as this runs. */
  databaseUrl: string;
  /** Of PostgreSQL's main process; changes when it had to be started again. */
  readonly pid: number;
  /** Closes all connections, writes everything, gives the data folder back. Safe to call twice. */
  stop(): Promise<void>;
}

const PORT_ATTEMPTS = 5;
const LINGER_ATTEMPTS = 40;
const LINGER_MS = 100;
const STRAGGLERS_AFTER = 10;

/**
 * Starts the PostgreSQL that comes with Patchbay on a data folder, creating the cluster the first
 * time, and keeps it running until `stop`. The data folder is locked meanwhile.
 *
 * @throws {DataDirInUseError} when another Patchbay runs on this data folder.
 * @throws {EmbeddedPostgresError} when it cannot run on this machine or this folder.
 * @throws {PostgresStartError} when PostgreSQL does not come up.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { log } = options;
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(resolve(options.dataDir));
  const lock = lockDataDir(dataDir);
  process.once('exit', lock.release);
  try {
    const cluster = clusterIn(dataDir, options.durable ?? true, log);
    await initialiseCluster(cluster);
    await stopOrphan(cluster, log);
    const password = await readPassword(cluster);
    const { postmaster, port } = await startOnFreePort(cluster, log);
    const again = (signal: AbortSignal) => startPatiently(cluster, port, log, signal);
    const running = keepRunning(postmaster, again, log, (exit) => options.onExit?.(exit));
    const databaseUrl = `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${DATABASE}`;
    return handle(running, databaseUrl, lock.release);
  } catch (error) {
    process.off('exit', lock.release);
    lock.release();
    throw error;
  }
}

function clusterIn(dataDir: string, durable: boolean, log: EmbeddedPostgresLog): Cluster {
  const folder = join(dataDir, 'postgres');
  const account = postgresAccount(folder, log);
  const binaries = postgresBinaries(account, log);
  if (account) makeReachable(folder, account, log);
  const passwordFile = join(dataDir, 'postgres-password');
  return { folder, passwordFile, binaries, account, durable };
}

/** Another program may take the port between our look and PostgreSQL's bind. */
async function startOnFreePort(
  cluster: Cluster,
  log: EmbeddedPostgresLog,
): Promise<{ postmaster: Postmaster; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      const signal = new AbortController().signal;
      return { postmaster: await startPatiently(cluster, port, log, signal), port };
    } catch (error) {
      const retry = error instanceof PostgresStartError && error.portTaken;
      if (!retry || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

/** After a kill, processes of the old PostgreSQL may hold its memory for a moment. */
async function startPatiently(
  cluster: Cluster,
  port: number,
  log: EmbeddedPostgresLog,
  signal: AbortSignal,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startPostmaster(cluster, port, log, signal);
    } catch (error) {
      const retry = error instanceof PostgresStartError && error.predecessorLingers;
      if (!retry || attempt === LINGER_ATTEMPTS) throw error;
      if (attempt === STRAGGLERS_AFTER) endStragglers(cluster);
      await sleep(LINGER_MS);
    }
  }
}

function handle(
  running: RunningPostgres,
  databaseUrl: string,
  releaseLock: () => void,
): EmbeddedPostgres {
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await running.stop();
    process.off('exit', releaseLock);
    releaseLock();
  };
  return {
    databaseUrl,
    get pid() {
      return running.pid;
    },
    stop: () => (stopped ??= stop()),
  };
}
