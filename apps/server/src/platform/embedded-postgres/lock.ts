import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSameProcess, processStart } from './process-identity.ts';

/** Thrown when a running process already owns the data folder. The message is meant for operators. */
export class DataDirInUseError extends Error {
  readonly code = 'data_dir_in_use';

  constructor(
    readonly dataDir: string,
    readonly pid: number,
  ) {
    super(
      `DATA_DIR ${dataDir} is in use by another Patchbay, process ${pid}. ` +
        `Stop it, or give this one its own DATA_DIR.`,
    );
  }
}

/** A held lock. `release` removes the file only while it is still ours. */
export interface DataDirLock {
  release(): void;
}

interface Holder {
  pid: number;
  start: string;
}

const ATTEMPTS = 10;

/**
 * Takes the lock of an existing data folder: `<dataDir>/lock`, naming the owner's pid and the moment that
 * process began. A lock whose owner is gone (killed, or the machine restarted) is taken over.
 *
 * @throws {DataDirInUseError} while the owner lives.
 */
export function lockDataDir(dataDir: string): DataDirLock {
  const path = join(dataDir, 'lock');
  const own = JSON.stringify({ pid: process.pid, start: processStart(process.pid) });

  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (claim(path, own)) return { release: () => releaseOwn(path, own) };
    const found = read(path);
    if (found === undefined) continue;
    const holder = parse(found);
    if (holder && isSameProcess(holder.pid, holder.start)) {
      throw new DataDirInUseError(dataDir, holder.pid);
    }
    discardStale(path, found);
  }
  throw new Error(`The lock ${path} keeps changing hands; try again.`);
}

/** Linking a finished file is atomic, so a reader never sees a half-written lock. */
function claim(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o644 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Moves a stale lock aside. Two starts may judge the same lock stale, and the slower one would then
 * move the faster one's fresh lock: what was moved is compared, and put back if it is another.
 */
function discardStale(path: string, judged: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = read(aside);
  if (moved !== undefined && moved !== judged) claim(path, moved);
  rmSync(aside, { force: true });
}

function releaseOwn(path: string, own: string): void {
  if (read(path) === own) rmSync(path, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** An unreadable lock (a crash of the machine can leave an empty file) counts as stale. */
function parse(content: string): Holder | undefined {
  try {
    const { pid, start } = JSON.parse(content) as Partial<Holder>;
    return Number.isInteger(pid) && typeof start === 'string' ? { pid: pid!, start } : undefined;
  } catch {
    return undefined;
  }
}
