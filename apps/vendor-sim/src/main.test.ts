import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { afterEach, expect, it } from 'vitest';

const MAIN = new URL('./main.ts', import.meta.url).pathname;
type Child = ChildProcessByStdio<null, Readable, Readable>;

const children: Child[] = [];

function start(env: Record<string, string>): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

it('says on one line where it listens, and stops on SIGTERM although a request hangs', async () => {
  const child = start({ PORT: '0' });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { ready, url } = JSON.parse(line.toString()) as { ready: boolean; url: string };
  expect(ready).toBe(true);
  await fetch(`${url}/_control/fault`, { method: 'POST', body: '{"kind":"hang"}' });
  const hanging = fetch(`${url}/stripe/v1/account`).catch(() => 'cut');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const started = performance.now();
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(await hanging).toBe('cut');
});

it('names PORT when it is no port', async () => {
  const child = start({ PORT: 'many' });
  const [text] = (await once(child.stderr, 'data')) as [Buffer];
  expect(text.toString()).toContain('PORT');
  expect((await once(child, 'exit'))[0]).toBe(1);
});

it('ends with a line that names the port when it is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const child = start({ PORT: String(port) });
  const [text] = (await once(child.stderr, 'data')) as [Buffer];
  expect(text.toString()).toContain(String(port));
  expect((await once(child, 'exit'))[0]).toBe(1);
  other.close();
});
