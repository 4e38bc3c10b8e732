import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cpuSeconds } from './child.ts';

const MAIN = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));
const ADMIN = { email: 'admin@localhost', password: 'bench-password' };

/** The built server as its users start it, on a data folder of its own. */
export interface BenchServer {
  url: string;
  /** Of the administrator's session, as browsers send it; empty where ROLE is worker. */
  cookie: string;
  process: ChildProcess;
  /** From spawning the process until it answered ready, in ms. */
  readyMs: number;
  /** Resident memory of the server's process, in MB. */
  memory(): Promise<number>;
  /** Processor time the server's process has used, in seconds. */
  cpuSeconds(): Promise<number>;
  /** JSON call as the administrator, or with a service token. @throws on any answer that is no success */
  call<T>(method: string, path: string, body?: unknown, token?: string): Promise<T>;
  stop(): Promise<void>;
  /** Stops, starts again on the same data folder. */
  restart(): Promise<BenchServer>;
}

export async function startServer(
  env: Record<string, string> = {},
  folder?: string,
): Promise<BenchServer> {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'patchbay-bench-')));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(
    process.execPath,
    // As npm start does; BENCH_NODE_FLAGS is for profiles.
    ['--max-semi-space-size=32', ...(process.env.BENCH_NODE_FLAGS?.split(' ') ?? []), MAIN],
    {
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: dataDir,
        ADMIN_PASSWORD: ADMIN.password,
        OUTBOUND_ALLOW: '127.0.0.0/8',
        LOG_LEVEL: 'warn',
        ...env,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await untilReady(url, child);
  const readyMs = performance.now() - began;
  // A worker answers health checks and nothing else.
  const cookie = env.ROLE === 'worker' ? '' : await signIn(url);
  const stop = async () => {
    if (child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return {
    url,
    cookie,
    process: child,
    readyMs,
    memory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    cpuSeconds: () => cpuSeconds(child.pid!),
    async call<T>(method: string, path: string, body?: unknown, token?: string) {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : { cookie }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    async stop() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
    async restart() {
      await stop();
      return startServer(env, dataDir);
    },
  };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const ready = await fetch(`${url}/api/ready`).then(
      (answer) => answer.ok,
      () => false, // not listening yet
    );
    if (ready) return;
    await sleep(20);
  }
  throw new Error('the server did not become ready');
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  if (answer.status !== 204) throw new Error(`sign-in: ${answer.status}`);
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; '); // prettier-ignore
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
