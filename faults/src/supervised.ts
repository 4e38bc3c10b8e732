import { type ChildProcess, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const READY_MS = 120_000;
const LAST_WORDS = 1500;

/** A built server that can be killed and started again, on the same port. */
export interface Supervised {
  name: string;
  url: string;
  /** SIGKILL; it is gone when this resolves. */
  kill(): Promise<void>;
  /** Resolves when it is ready. @returns false when it ended instead */
  start(): Promise<boolean>;
}

/**
 * @param folder keeps what it says, in `<name>.log`
 * @param onCrash is told when it ended by itself after it was ready: its name, how, and its last words
 */
export async function supervise(
  name: string,
  env: Record<string, string>,
  folder: string,
  onCrash: (what: string) => void,
): Promise<Supervised> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = createWriteStream(join(folder, `${name}.log`));
  let child: ChildProcess | undefined;
  let isEnding = false;
  let lastWords = '';

  // Whoever ends the run leaves no servers behind.
  process.once('exit', () => child?.kill('SIGKILL'));

  const spawnOnce = (): ChildProcess => {
    const spawned = spawn(process.execPath, [MAIN], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...{ PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'], NODE_ENV: 'test' },
        ...{ PORT: String(port), DATA_DIR: join(folder, name), LOG_LEVEL: 'warn', ...env },
      },
    });
    lastWords = '';
    for (const stream of [spawned.stdout, spawned.stderr]) {
      stream.pipe(log, { end: false });
      stream.on('data', (chunk: Buffer) => {
        lastWords = (lastWords + String(chunk)).slice(-LAST_WORDS);
      });
    }
    return spawned;
  };
  return {
    name,
    url,
    async kill() {
      isEnding = true;
      if (!child || hasEnded(child)) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
    async start() {
      isEnding = false;
      const started = (child = spawnOnce());
      const ended = once(started, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
      if (!(await becomesReady(started))) {
        await ended;
        return false;
      }
      void ended.then(([code, signal]) => {
        if (!isEnding) onCrash(`${name} by ${signal ?? `code ${code}`}: ${lastWords}`);
      });
      return true;
    },
  };
}

/** @returns false when it ended instead, or was ended because it took too long */
async function becomesReady(child: ChildProcess): Promise<boolean> {
  const signal = AbortSignal.timeout(READY_MS);
  let output = '';
  try {
    for await (const [chunk] of on(child.stdout!, 'data', { signal, close: ['end'] })) {
      output += String(chunk);
      if (output.includes('is ready at')) return true;
    }
  } catch {
    child.kill('SIGKILL');
  }
  return false;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
