import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** Colours and excerpts for a terminal, plain lines for a log. */
export const pretty = process.stdout.isTTY ? ['--pretty'] : ['--pretty', 'false'];

const running = new Set();

/**
 * Runs a program to its end and keeps what it wrote, or shows it at once when `live`. A SIGINT or
 * SIGTERM that reaches us meanwhile ends it too.
 *
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] added to ours
 * @property {boolean} [live]
 * @property {number} [timeoutMs] after which it is ended and has failed
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} code 1 also stands for a signal.
 */
export function run(command, args, { cwd = root, env = {}, live = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: live ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      shell: process.platform === 'win32' && command === 'npm',
    });
    watch(child);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => done(1, error.message));
    child.once('close', (code, signal) => done(code ?? 1, signal ? `ended by ${signal}` : ''));

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
