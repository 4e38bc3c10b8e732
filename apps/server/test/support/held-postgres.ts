import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A child process that runs (or failed to run) the embedded PostgreSQL. */
export interface HeldPostgres {
  pid: number;
  /** Set when it runs. */
  url?: string;
  postgresPid?: number;
  /** Set when it refused to start. */
  error?: string;
  /** Ends the child and resolves once it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a child on a data folder, as another account when `uid` is given (root only). */
export async function holdPostgres(dataDir: string, uid?: number): Promise<HeldPostgres> {
  const program = fileURLToPath(new URL('./hold-postgres.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // No locale, no HOME: what a service manager leaves of an environment.
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const said = await firstLine(child);
  return {
    ...said,
    pid: child.pid!,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

async function firstLine(child: ChildProcess): Promise<Omit<HeldPostgres, 'pid' | 'end'>> {
  let errors = '';
  child.stderr!.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  for await (const line of createInterface({ input: child.stdout! })) {
    return JSON.parse(line) as Omit<HeldPostgres, 'pid' | 'end'>;
  }
  throw new Error(`The child ended without a word: ${errors}`);
}
