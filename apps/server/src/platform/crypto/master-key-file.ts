import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MasterKeyError } from './crypto-error.ts';
import { MasterKey } from './master-key.ts';
import { randomBase64Url } from './random.ts';

const FILE = 'master.key';

/** Where a warning goes that must not stop the start. */
export interface MasterKeyFileOptions {
  warn?: (message: string) => void;
}

/**
 * The master key in `dataDir`, made on first use with mode 0600. Two processes that start at once
 * end up with the same key: the file appears whole or not at all, and the first one wins.
 * @throws MasterKeyError `master_key_malformed` or `master_key_unreadable`; neither names the value.
 */
export async function loadOrCreateMasterKey(
  dataDir: string,
  options: MasterKeyFileOptions = {},
): Promise<MasterKey> {
  const path = join(dataDir, FILE);
  const existing = await read(path);
  if (existing === undefined) await create(dataDir, path);
  const text = existing ?? (await read(path));
  if (text === undefined) throw new MasterKeyError('master_key_unreadable', `${path} vanished.`);
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    options.warn?.(`${path} can be read by other accounts of this machine; chmod 600 mends it.`);
  }
  return MasterKey.parse(text, path);
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new MasterKeyError('master_key_unreadable', `${path} cannot be read.`, { cause });
  }
}

async function create(dataDir: string, path: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBase64Url(9)}`;
  try {
    await writeDurably(draft, `${MasterKey.generate().base64}\n`);
    // A link, unlike a rename, never replaces: a key made by another process in between stays.
    await link(draft, path).catch(unlessItExists);
    await syncFolder(dataDir);
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

function unlessItExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
