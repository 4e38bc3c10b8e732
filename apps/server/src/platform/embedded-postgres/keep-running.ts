import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedPostgresLog } from './log.ts';
import type { PostgresExit, Postmaster } from './postmaster.ts';

/** PostgreSQL kept alive; `pid` changes when it had to be started again. */
export interface RunningPostgres {
  readonly pid: number;
  stop(): Promise<void>;
}

const BACKOFF_MS = [100, 250, 500, 1_000, 2_000, 5_000];
/** A PostgreSQL that lived this long did not die of what killed the one before it. */
const SETTLED_MS = 30_000;

/**
 * Starts PostgreSQL again whenever it ends by itself (killed, out of memory), until `stop`. Between
 * attempts it waits longer each time, at most 5 s.
 *
 * @param restart starts it on the same port, so that the address in use stays true.
 * @param onExit is told each time it ended by itself.
 */
export function keepRunning(
  first: Postmaster,
  restart: (signal: AbortSignal) => Promise<Postmaster>,
  log: EmbeddedPostgresLog,
  onExit: (exit: PostgresExit) => void,
): RunningPostgres {
  const stopping = new AbortController();
  let current = first;
  const watching = watch();

  return {
    get pid() {
      return current.pid;
    },
    async stop() {
      stopping.abort();
      await current.stop();
      await watching;
    },
  };

  async function watch(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const since = Date.now();
      const exit = await current.exited;
      if (stopping.signal.aborted) return;
      if (Date.now() - since > SETTLED_MS) failures = 0;
      log.error(`PostgreSQL ended (${exit.signal ?? `code ${exit.code}`}); starting it again`);
      onExit(exit);
      failures = await startAgain(failures);
    }
  }

  /** Tries until PostgreSQL runs or `stop` is called; returns the number of waits it took so far. */
  async function startAgain(failures: number): Promise<number> {
    for (let waits = failures; !stopping.signal.aborted; waits += 1) {
      const delay = BACKOFF_MS[Math.min(waits, BACKOFF_MS.length - 1)];
      await sleep(delay, undefined, { signal: stopping.signal }).catch(() => undefined);
      try {
        current = await restart(stopping.signal);
        log.info(`PostgreSQL runs again (process ${current.pid})`);
        return waits + 1;
      } catch (error) {
        if (!stopping.signal.aborted) log.error((error as Error).message);
      }
    }
    return failures;
  }
}
