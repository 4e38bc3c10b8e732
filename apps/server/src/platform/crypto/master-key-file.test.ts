import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addMasterKey, loadOrCreateMasterKeys, readMasterKeys } from './master-key-file.ts';
import { MasterKey } from './master-key.ts';

describe('the master key files', () => {
  let root: string;
  let dataDir: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'master-key-'));
    dataDir = join(root, 'data');
  });
  afterEach(() => rm(root, { recursive: true }));

  it('makes a key that only its owner can read, and finds it again', async () => {
    const [made] = await loadOrCreateMasterKeys(dataDir);
    const { mode } = await stat(join(dataDir, 'master.key'));
    expect((mode & 0o777).toString(8)).toBe('600');
    expect((await loadOrCreateMasterKeys(dataDir)).map(({ id }) => id)).toEqual([made!.id]);
    expect(await readdir(dataDir)).toEqual(['master.key']);
  });

  it('gives one key to everyone who starts at once', async () => {
    const keys = await Promise.all(
      Array.from({ length: 16 }, () => loadOrCreateMasterKeys(dataDir)),
    );
    expect(new Set(keys.flat().map((key) => key.id)).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['master.key']);
  });

  it('refuses a damaged file, names it and keeps it', async () => {
    await loadOrCreateMasterKeys(dataDir);
    const path = join(dataDir, 'master.key');
    await writeFile(path, 'truncated-canary');
    const failure = loadOrCreateMasterKeys(dataDir);
    await expect(failure).rejects.toMatchObject({ code: 'master_key_malformed' });
    await expect(failure).rejects.toThrow(path);
    await expect(failure).rejects.not.toThrow('canary');
    expect(await readFile(path, 'utf8')).toBe('truncated-canary');
  });

  it('refuses an empty file rather than replacing it', async () => {
    await loadOrCreateMasterKeys(dataDir);
    await writeFile(join(dataDir, 'master.key'), '');
    await expect(loadOrCreateMasterKeys(dataDir)).rejects.toMatchObject({
      code: 'master_key_malformed',
    });
  });

  it('warns when others can read it', async () => {
    const warnings: string[] = [];
    const warn = (message: string): void => void warnings.push(message);
    await loadOrCreateMasterKeys(dataDir, { warn });
    expect(warnings).toEqual([]);
    await chmod(join(dataDir, 'master.key'), 0o644);
    await loadOrCreateMasterKeys(dataDir, { warn });
    expect(warnings).toEqual([expect.stringContaining('chmod 600')]);
  });

  it('says so when the folder cannot hold it', async () => {
    await writeFile(dataDir, 'a file where the folder should be');
    await expect(loadOrCreateMasterKeys(dataDir)).rejects.toMatchObject({
      code: 'master_key_unreadable',
    });
  });

  it('put a new one beside the old ones, as the newest, for its owner only', async () => {
    const [first] = await loadOrCreateMasterKeys(dataDir);
    const path = await addMasterKey(dataDir);
    expect(path).toBe(join(dataDir, 'master.key.2'));
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
    await addMasterKey(dataDir);
    const keys = await readMasterKeys(dataDir);
    expect(keys).toHaveLength(3);
    expect(keys[2]!.id).toBe(first!.id);
    expect((await readdir(dataDir)).sort()).toEqual([
      ...['master.key', 'master.key.2', 'master.key.3'],
    ]);
  });

  it('number the tenth after the ninth', async () => {
    await loadOrCreateMasterKeys(dataDir);
    for (let n = 2; n <= 10; n += 1) await addMasterKey(dataDir);
    const text = await readFile(join(dataDir, 'master.key.10'), 'utf8');
    expect((await readMasterKeys(dataDir))[0]!.id).toBe(MasterKey.parse(text).id);
  });

  it('lose none of two new ones made at once', async () => {
    await loadOrCreateMasterKeys(dataDir);
    const paths = await Promise.all([addMasterKey(dataDir), addMasterKey(dataDir)]);
    expect(new Set(paths).size).toBe(2);
    expect(await readMasterKeys(dataDir)).toHaveLength(3);
  });

  it('make no first one while a later one is there, nor a later one without a first', async () => {
    await expect(addMasterKey(dataDir)).rejects.toMatchObject({ code: 'master_key_unreadable' });
    await loadOrCreateMasterKeys(dataDir);
    await addMasterKey(dataDir);
    await rm(join(dataDir, 'master.key'));
    expect(await loadOrCreateMasterKeys(dataDir)).toHaveLength(1);
    expect(await readdir(dataDir)).toEqual(['master.key.2']);
  });

  it('pass over what a killed rotation left half written', async () => {
    await loadOrCreateMasterKeys(dataDir);
    await writeFile(join(dataDir, 'master.key.2.abc.draft'), 'half');
    expect(await readMasterKeys(dataDir)).toHaveLength(1);
  });
});
