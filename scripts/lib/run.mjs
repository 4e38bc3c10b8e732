import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const running = new Set();

/**
 * Runs a program to its end and keeps what it wrote. A SIGINT or SIGTERM that reaches us meanwhile
 * ends it too.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options] `env` is added to ours.
 * @returns {Promise<{ code: number, output: string }>} code 1 also stands for a signal.
 */
export function run(command, args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    watch(child);
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => done(1, error.message));
    child.once('close', (code) => done(code ?? 1));

    function done(code, message = '') {
      unwatch(child);
      resolve({ code, output: output + message });
    }
  });
}

/** Runs a program of an installed package, such as `typescript/bin/tsc`, with this Node. */
export function runTool(tool, args, options) {
  return run(process.execPath, [`${root}node_modules/${tool}`, ...args], options);
}

function watch(child) {
  if (running.size === 0) {
    process.on('SIGINT', endAll);
    process.on('SIGTERM', endAll);
  }
  running.add(child);
}

function unwatch(child) {
  running.delete(child);
  if (running.size > 0) return;
  // The server brings its own handlers.
  process.off('SIGINT', endAll);
  process.off('SIGTERM', endAll);
}

function endAll(signal) {
  for (const child of running) child.kill(signal);
  process.exit(signal === 'SIGINT' ? 130 : 143);
}
