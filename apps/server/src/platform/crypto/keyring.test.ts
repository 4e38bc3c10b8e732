import { describe, expect, it } from 'vitest';
import { Secret } from '../logging/secret.ts';
import type { DataKeyStore, StoredDataKey } from './data-key-store.ts';
import { Keyring } from './keyring.ts';
import { MasterKey } from './master-key.ts';
import type { WrappedDataKey } from './master-key.ts';
import { keyIdOf } from './seal.ts';

const HERE = { table: 'connections', column: 'credential_blob', row: '1' };

/** The store's contract in memory: insert activates, and refuses an id that is taken. */
class MemoryStore implements DataKeyStore {
  readonly keys = new Map<number, StoredDataKey[]>();
  loads = 0;

  async load(siteId: number): Promise<StoredDataKey[]> {
    this.loads += 1;
    await Promise.resolve();
    return (this.keys.get(siteId) ?? []).map((key) => ({ ...key }));
  }

  async insert(siteId: number, key: WrappedDataKey): Promise<boolean> {
    await Promise.resolve();
    const known = this.keys.get(siteId) ?? [];
    if (known.some(({ keyId }) => keyId === key.keyId)) return false;
    for (const other of known) other.active = false;
    this.keys.set(siteId, [...known, { ...key, active: true }]);
    return true;
  }
}

const master = MasterKey.generate().key;

describe('Keyring', () => {
  it('makes a site its first key on first use, and opens with it after a restart', async () => {
    const store = new MemoryStore();
    const blob = await new Keyring(master, store).sealFor(1, HERE, 'token');
    expect(keyIdOf(blob)).toBe(1);
    const opened = await new Keyring(master, store).openFor(1, HERE, blob);
    expect(opened.toString()).toBe('token');
  });

  it('opens nothing of one site with the keys of another', async () => {
    const keyring = new Keyring(master, new MemoryStore());
    const blob = await keyring.sealFor(1, HERE, 'token');
    await expect(keyring.openFor(2, HERE, blob)).rejects.toMatchObject({
      code: 'authentication_failed',
    });
  });

  it('asks the store once for any number of uses at the same time', async () => {
    const store = new MemoryStore();
    await new Keyring(master, store).keysFor(1);
    store.loads = 0;
    const keyring = new Keyring(master, store);
    await Promise.all(Array.from({ length: 50 }, () => keyring.sealFor(1, HERE, 'x')));
    expect(store.loads).toBe(1);
  });

  it('agrees on one first key when two processes start at once', async () => {
    const store = new MemoryStore();
    const [one, two] = [new Keyring(master, store), new Keyring(master, store)];
    const [left, right] = await Promise.all([
      one.sealFor(1, HERE, 'left'),
      two.sealFor(1, HERE, 'right'),
    ]);
    expect(store.keys.get(1)).toHaveLength(1);
    expect((await one.openFor(1, HERE, right)).toString()).toBe('right');
    expect((await two.openFor(1, HERE, left)).toString()).toBe('left');
  });

  it('seals without waiting once a site is cached', async () => {
    const keyring = new Keyring(master, new MemoryStore());
    expect(keyring.cached(1)).toBeUndefined();
    await keyring.keysFor(1);
    const blob = keyring.cached(1)?.seal(HERE, 'x');
    expect(blob && keyring.cached(1)?.open(HERE, blob).toString()).toBe('x');
  });

  it('seals with the new key after rotation and still opens the old values', async () => {
    const keyring = new Keyring(master, new MemoryStore());
    const old = await keyring.sealFor(1, HERE, 'old');
    expect(await keyring.rotate(1)).toBe(2);
    expect(keyIdOf(await keyring.sealFor(1, HERE, 'new'))).toBe(2);
    expect((await keyring.openFor(1, HERE, old)).toString()).toBe('old');
  });

  it('gives two rotations at once a key each', async () => {
    const keyring = new Keyring(master, new MemoryStore());
    await keyring.keysFor(1);
    const ids = await Promise.all([keyring.rotate(1), keyring.rotate(1)]);
    expect(ids.sort()).toEqual([2, 3]);
  });

  it('opens what another process sealed with a key made meanwhile', async () => {
    const store = new MemoryStore();
    const [here, there] = [new Keyring(master, store), new Keyring(master, store)];
    await here.keysFor(1);
    await there.rotate(1);
    const blob = await there.sealFor(1, HERE, 'x');
    expect((await here.openFor(1, HERE, blob)).toString()).toBe('x');
  });

  it('notices a rotation elsewhere when its copy is older than maxAgeMs', async () => {
    const store = new MemoryStore();
    let now = 0;
    const here = new Keyring(master, store, { maxAgeMs: 1_000, now: () => now });
    await here.keysFor(1);
    await new Keyring(master, store).rotate(1);
    expect((await here.keysFor(1)).activeKeyId).toBe(1);
    now = 1_001;
    expect((await here.keysFor(1)).activeKeyId).toBe(2);
  });

  it('does not keep what was read before an invalidation', async () => {
    const store = new MemoryStore();
    const keyring = new Keyring(master, store);
    const loading = keyring.keysFor(1);
    keyring.invalidate(1);
    await loading;
    expect(keyring.cached(1)).toBeUndefined();
  });

  it('keeps at most maxSites, dropping the least recently used', async () => {
    const keyring = new Keyring(master, new MemoryStore(), { maxSites: 2 });
    await keyring.keysFor(1);
    await keyring.keysFor(2);
    keyring.cached(1);
    await keyring.keysFor(3);
    expect([1, 2, 3].map((site) => keyring.cached(site) !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('tries again after the store failed', async () => {
    const store = new MemoryStore();
    const keyring = new Keyring(master, store);
    const load = store.load.bind(store);
    store.load = () => Promise.reject(new Error('database away'));
    await expect(keyring.keysFor(1)).rejects.toThrow('database away');
    store.load = load;
    expect((await keyring.keysFor(1)).activeKeyId).toBe(1);
  });

  it('refuses to work with another master key', async () => {
    const store = new MemoryStore();
    await new Keyring(master, store).keysFor(1);
    const other = new Keyring(MasterKey.generate().key, store);
    await expect(other.keysFor(1)).rejects.toMatchObject({ code: 'master_key_mismatch' });
    expect(store.keys.get(1)).toHaveLength(1);
  });

  it('seals JSON, and a secret of JSON, and gives it back as a secret', async () => {
    const keyring = new Keyring(master, new MemoryStore());
    const value = { api_key: 'abc', nested: [1, null, 'ü'] };
    for (const given of [value, Secret.of(value)]) {
      const opened = await keyring.openJson(1, HERE, await keyring.sealJson(1, HERE, given));
      expect(opened).toBeInstanceOf(Secret);
      expect(opened.reveal()).toEqual(value);
    }
  });

  it('refuses a secret inside the value, which JSON would store as its mask', async () => {
    const keyring = new Keyring(master, new MemoryStore());
    const sealing = keyring.sealJson(1, HERE, { tokens: [{ access: Secret.of('abc') }] });
    await expect(sealing).rejects.toThrow(TypeError);
    await expect(keyring.sealJson(1, HERE, undefined)).rejects.toThrow(TypeError);
  });
});
