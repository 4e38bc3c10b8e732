import { mkdtemp, rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot } from '../paths.mjs';

const FILLED_WITHIN_MS = 120_000;

/** A demo of its own: a data folder that goes away with it, and a free port. */
export async function startDemo() {
  const dataDir = await mkdtemp(join(tmpdir(), 'patchbay-screenshots-'));
  const port = await freePort();
  const child = spawn(process.execPath, [fromRoot('scripts/demo.mjs')], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await filled(child, ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://localhost:${port}`, stop };
}

function filled(child, ended) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The demo took too long.')), FILLED_WITHIN_MS);
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (!said.includes('stand-in vendor')) return;
      clearTimeout(timer);
      resolve();
    });
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error('The demo ended by itself.'));
    });
  });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
