import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheDir } from './paths.mjs';

const POLL_MS = 200;
const UNREADABLE_MS = 2_000;

/**
 * Runs `work` while no other process of this clone does: a second `npm start` during the first
 * one's build waits for it. A lock whose process is gone is taken over.
 *
 * @param {() => Promise<void>} work
 * @param {string} [folder] holds the lock
 */
export async function inTurn(work, folder = cacheDir) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'preparing.lock');
  const own = `${process.pid} ${startOf(process.pid)}`;
  for (let told = false; !claim(path, own); told = true) {
    const [pid] = read(path).split(' ');
    if (!told && pid)
      console.log(`Another start is preparing Patchbay (process ${pid}); waiting for it…`);
    await sleep(POLL_MS);
    if (isStale(path)) rmSync(path, { force: true });
  }
  const release = () => {
    if (read(path) === own) rmSync(path, { force: true });
  };
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function claim(path, own) {
  try {
    writeFileSync(path, own, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function isStale(path) {
  const [pid, start] = read(path).split(' ');
  // Being written this moment, unless it stays like that.
  if (!start)
    return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > UNREADABLE_MS;
  return startOf(Number(pid)) !== start;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Tells a process from a later one with the same pid, where /proc says when it began. */
function startOf(pid) {
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0) && 'alive';
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'gone' : fields[19];
  } catch (error) {
    return error.code === 'EPERM' ? 'alive' : 'gone';
  }
}
