import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawnOptions } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import type { EmbeddedPostgresLog } from './log.ts';
import { readPidFile } from './pid-file.ts';
import { relayLine } from './relay-line.ts';
import { settingArguments } from './settings.ts';

/** How PostgreSQL ended: an exit code or the signal that killed it. */
export interface PostgresExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** PostgreSQL's main process. */
export interface Postmaster {
  pid: number;
  exited: Promise<PostgresExit>;
  /** Ends it: connections are closed, everything is written. Resolves once it is gone. */
  stop(): Promise<void>;
}

/** PostgreSQL ended before it took connections; `output` is what it last said. */
export class PostgresStartError extends Error {
  readonly code = 'postgres_start_failed';

  constructor(readonly output: string) {
    super(`PostgreSQL did not start: ${output || 'it said nothing'}`);
  }

  get portTaken(): boolean {
    return this.output.includes('Address already in use');
  }

  /** Processes of a killed predecessor still hold its memory; they go within moments. */
  get predecessorLingers(): boolean {
    return /pre-existing shared memory block|lock file .* already exists/.test(this.output);
  }
}

const POLL_MS = 15;
const TAIL_LINES = 20;
/** Within these PostgreSQL gets a polite request, a firm one and an end; SIGTERM grants 10 s in all. */
const FAST_SHUTDOWN_MS = 6_000;
const IMMEDIATE_SHUTDOWN_MS = 2_000;

/**
 * Starts PostgreSQL on a port of 127.0.0.1 and resolves when it takes connections. Recovery after a
 * crash may take a while and is waited for; `signal` gives up on it.
 *
 * @throws {PostgresStartError} when it ends before it is ready.
 */
export async function startPostmaster(
  cluster: Cluster,
  port: number,
  log: EmbeddedPostgresLog,
  signal: AbortSignal,
): Promise<Postmaster> {
  signal.throwIfAborted();
  const args = ['-D', cluster.folder, '-p', String(port), ...settingArguments(cluster.durable)];
  const child = spawn(cluster.binaries.postgres, args, {
    ...spawnOptions(cluster),
    // A session of its own: Ctrl-C in the terminal is for us, and we stop PostgreSQL last.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = exitOf(child);
  const tail: string[] = [];
  const phase = { running: false, stopping: false };
  createInterface({ input: child.stderr! }).on('line', (line) => {
    tail.push(line);
    if (tail.length > TAIL_LINES) tail.shift();
    if (!phase.stopping) relayLine(line, phase.running, log);
  });

  const stop = async (): Promise<void> => {
    phase.stopping = true;
    await stopChild(child, exited, log);
  };
  while (!isReady(cluster, child)) {
    if (signal.aborted) await stop();
    signal.throwIfAborted();
    if (hasExited(child)) throw await startError(child, exited, tail);
    await sleep(POLL_MS);
  }
  phase.running = true;
  return { pid: child.pid!, exited, stop };
}

function isReady(cluster: Cluster, child: ChildProcess): boolean {
  const found = readPidFile(cluster);
  return found?.status === 'ready' && found.pid === child.pid && !hasExited(child);
}

function hasExited(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function startError(
  child: ChildProcess,
  exited: Promise<PostgresExit>,
  tail: string[],
): Promise<PostgresStartError> {
  const { code, signal } = await exited;
  if (child.stderr && !child.stderr.closed) await once(child.stderr, 'close');
  return new PostgresStartError(tail.join('\n') || `exit ${signal ?? code}`);
}

function exitOf(child: ChildProcess): Promise<PostgresExit> {
  // Whoever calls process.exit() without stop() still leaves no PostgreSQL behind.
  const onProcessExit = (): void => void child.kill('SIGINT');
  process.once('exit', onProcessExit);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      process.off('exit', onProcessExit);
      resolve({ code, signal });
    });
    child.once('error', () => resolve({ code: null, signal: null }));
  });
}

async function stopChild(
  child: ChildProcess,
  exited: Promise<PostgresExit>,
  log: EmbeddedPostgresLog,
): Promise<void> {
  if (hasExited(child)) return;
  // https://www.postgresql.org/docs/18/server-shutdown.html: INT is fast, QUIT is immediate.
  child.kill('SIGINT');
  if (await endsWithin(exited, FAST_SHUTDOWN_MS)) return;
  log.warn('PostgreSQL takes long to stop; it will recover from its log at the next start');
  child.kill('SIGQUIT');
  if (await endsWithin(exited, IMMEDIATE_SHUTDOWN_MS)) return;
  child.kill('SIGKILL');
  await exited;
}

async function endsWithin(exited: Promise<unknown>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(ms, false, { signal: timer.signal }).catch(() => false);
  const ended = await Promise.race([exited.then(() => true), late]);
  timer.abort();
  return ended;
}
