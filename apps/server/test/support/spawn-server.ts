import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The service as a process of its own: the real entry point. */
export interface SpawnedServer {
  pid: number;
  /** Everything it said so far, on both streams. */
  said(): string;
  /** The address it is ready at. @throws with what it said when it ends first or takes too long */
  ready(): Promise<string>;
  /** How it ended. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal: NodeJS.Signals): void;
}

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const PATIENCE_MS = 60_000;

/** `npm test` names what it has built for this very run; a test that is run alone takes the sources. */
const BUILT = process.env['BUILT_SERVER'];
const FROM_SOURCE = ['--conditions=source', '--import', 'tsx', `${ROOT}apps/server/src/main.ts`];

/**
 * Its environment is `env` and nothing of ours but what a process needs to run at all.
 *
 * @param cwd where it is started, and looks for connector packages
 */
export function spawnServer(env: Record<string, string>, cwd = ROOT): SpawnedServer {
  const child = spawn(process.execPath, BUILT ? [BUILT] : FROM_SOURCE, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...{ PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'] },
      // What the build's own configuration says of decorators.
      ...{ TSX_TSCONFIG_PATH: `${ROOT}apps/server/tsconfig.json`, NODE_ENV: 'test' },
      ...{ PORT: '0', LOG_LEVEL: 'warn', ...env },
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const exited = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  return {
    pid: child.pid!,
    said: () => output,
    exited,
    kill: (signal) => void child.kill(signal),
    async ready() {
      const deadline = Date.now() + PATIENCE_MS;
      let ended = false;
      void exited.then(() => (ended = true));
      while (!ended && Date.now() < deadline) {
        const address = /is ready at (\S+)/.exec(output)?.[1];
        if (address) return address;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`The server ${ended ? 'ended' : 'was not ready in time'}: ${output}`);
    },
  };
}
