import { link, mkdir, open, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MasterKeyError } from './crypto-error.ts';
import { MasterKey } from './master-key.ts';
import { randomBase64Url } from './random.ts';

/** `master.key` is the first; a rotation puts `master.key.2`, `master.key.3`, … beside it. */
const FILE = 'master.key';
const NUMBERED = /^master\.key(?:\.([1-9]\d{0,8}))?$/;

/** Where a warning goes that must not stop the start. */
export interface MasterKeyFileOptions {
  warn?: (message: string) => void;
}

/**
 * The master keys in `dataDir`, newest first; the first one is made on first use with mode 0600. Two
 * processes that start at once end up with the same key: the file appears whole or not at all, and
 * the first one wins.
 * @throws MasterKeyError `master_key_malformed` or `master_key_unreadable`; neither names the value.
 */
export async function loadOrCreateMasterKeys(
  dataDir: string,
  options: MasterKeyFileOptions = {},
): Promise<MasterKey[]> {
  const found = await readMasterKeys(dataDir, options);
  if (found.length > 0) return found;
  await create(dataDir, fileOf(1));
  return readMasterKeys(dataDir, options);
}

/** Those that are there, newest first. @throws as `loadOrCreateMasterKeys` */
export async function readMasterKeys(
  dataDir: string,
  options: MasterKeyFileOptions = {},
): Promise<MasterKey[]> {
  const keys: MasterKey[] = [];
  for (const number of (await numbersIn(dataDir)).reverse()) {
    const path = join(dataDir, fileOf(number));
    const text = await read(path);
    if (text === undefined) continue; // an operator removed an old one just now
    await warnIfShared(path, options);
    keys.push(MasterKey.parse(text, path));
  }
  return keys;
}

/**
 * Puts a new master key beside those of `dataDir`, as the newest. Nothing is replaced, so a kill at
 * any moment leaves either the old keys or the old keys and the new one.
 * @returns the new file's path
 * @throws MasterKeyError `master_key_unreadable` when there is none to rotate, or no writing there
 */
export async function addMasterKey(dataDir: string): Promise<string> {
  const numbers = await numbersIn(dataDir);
  if (numbers.length === 0) {
    throw new MasterKeyError('master_key_unreadable', `${dataDir} holds no master key to rotate.`);
  }
  for (let number = numbers.at(-1)! + 1; ; number += 1) {
    if (await create(dataDir, fileOf(number))) return join(dataDir, fileOf(number));
  }
}

function fileOf(number: number): string {
  return number === 1 ? FILE : `${FILE}.${number}`;
}

/** Ascending. */
async function numbersIn(dataDir: string): Promise<number[]> {
  const names = await readdir(dataDir).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw new MasterKeyError('master_key_unreadable', `${dataDir} cannot be read.`, { cause });
  });
  const numbers = names.flatMap((name) => {
    const match = NUMBERED.exec(name);
    return match ? [Number(match[1] ?? 1)] : [];
  });
  return numbers.sort((a, b) => a - b);
}

async function warnIfShared(path: string, options: MasterKeyFileOptions): Promise<void> {
  const { mode } = await stat(path);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  options.warn?.(`${path} can be read by other accounts of this machine; chmod 600 mends it.`);
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new MasterKeyError('master_key_unreadable', `${path} cannot be read.`, { cause });
  }
}

/** @returns whether the key in the file is the one made here */
async function create(dataDir: string, name: string): Promise<boolean> {
  const path = join(dataDir, name);
  const draft = `${path}.${randomBase64Url(9)}.draft`;
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeDurably(draft, `${MasterKey.generate().base64}\n`);
    // A link, unlike a rename, never replaces: a key made by another process in between stays.
    const made = await link(draft, path).then(() => true, unlessItExists);
    await syncFolder(dataDir);
    return made;
  } catch (cause) {
    throw new MasterKeyError('master_key_unreadable', `${path} cannot be written.`, { cause });
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name of a new file survives a power cut only once its folder is written too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function unlessItExists(error: NodeJS.ErrnoException): false {
  if (error.code !== 'EEXIST') throw error;
  return false;
}
