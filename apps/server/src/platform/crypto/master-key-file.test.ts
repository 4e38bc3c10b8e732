import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadOrCreateMasterKey } from './master-key-file.ts';

describe('loadOrCreateMasterKey', () => {
  let root: string;
  let dataDir: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'master-key-'));
    dataDir = join(root, 'data');
  });
  afterEach(() => rm(root, { recursive: true }));

  it('makes a key that only its owner can read, and finds it again', async () => {
    const made = await loadOrCreateMasterKey(dataDir);
    const { mode } = await stat(join(dataDir, 'master.key'));
    expect((mode & 0o777).toString(8)).toBe('600');
    expect((await loadOrCreateMasterKey(dataDir)).id).toBe(made.id);
    expect(await readdir(dataDir)).toEqual(['master.key']);
  });

  it('gives one key to everyone who starts at once', async () => {
    const keys = await Promise.all(
      Array.from({ length: 16 }, () => loadOrCreateMasterKey(dataDir)),
    );
    expect(new Set(keys.map((key) => key.id)).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['master.key']);
  });

  it('refuses a damaged file, names it and keeps it', async () => {
    await loadOrCreateMasterKey(dataDir);
    const path = join(dataDir, 'master.key');
    await writeFile(path, 'truncated-canary');
    const failure = loadOrCreateMasterKey(dataDir);
    await expect(failure).rejects.toMatchObject({ code: 'master_key_malformed' });
    await expect(failure).rejects.toThrow(path);
    await expect(failure).rejects.not.toThrow('canary');
    expect(await readFile(path, 'utf8')).toBe('truncated-canary');
  });

  it('refuses an empty file rather than replacing it', async () => {
    await loadOrCreateMasterKey(dataDir);
    await writeFile(join(dataDir, 'master.key'), '');
    await expect(loadOrCreateMasterKey(dataDir)).rejects.toMatchObject({
      code: 'master_key_malformed',
    });
  });

  it('warns when others can read it', async () => {
    const warnings: string[] = [];
    const warn = (message: string): void => void warnings.push(message);
    await loadOrCreateMasterKey(dataDir, { warn });
    expect(warnings).toEqual([]);
    await chmod(join(dataDir, 'master.key'), 0o644);
    await loadOrCreateMasterKey(dataDir, { warn });
    expect(warnings).toEqual([expect.stringContaining('chmod 600')]);
  });

  it('says so when the folder cannot hold it', async () => {
    await writeFile(dataDir, 'a file where the folder should be');
    await expect(loadOrCreateMasterKey(dataDir)).rejects.toMatchObject({
      code: 'master_key_unreadable',
    });
  });
});
