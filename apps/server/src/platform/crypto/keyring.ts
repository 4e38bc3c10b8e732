import type { Secret } from '../logging/secret.ts';
import type { DataKeyStore, StoredDataKey } from './data-key-store.ts';
import { DataKey } from './data-key.ts';
import type { MasterKey, WrappedDataKey } from './master-key.ts';
import { MasterKeys } from './master-keys.ts';
import { keyIdOf } from './seal.ts';
import type { RowContext } from './seal-context.ts';
import { SiteKeys } from './site-keys.ts';

const MAX_ATTEMPTS = 5;

export interface KeyringOptions {
  /** How many sites' keys are kept opened; the least recently used leave first. Default 1,000. */
  maxSites?: number;
  /**
   * How long a site's keys are used before the store is asked again, in ms. Default 60,000. After a
   * rotation another process seals with the old key for at most so long.
   */
  maxAgeMs?: number;
  now?: () => number;
}

interface Entry {
  keys: SiteKeys;
  loadedAt: number;
}

/**
 * The opened data keys of the sites in use. `keysFor` waits for the store once; what it gives, and
 * `cached`, seal and open without waiting. A site without a key gets its first one on first use.
 */
export class Keyring {
  readonly #masterKeys: MasterKeys;
  readonly #store: DataKeyStore;
  readonly #maxSites: number;
  readonly #maxAgeMs: number;
  readonly #now: () => number;
  readonly #entries = new Map<number, Entry>();
  readonly #loading = new Map<number, Promise<SiteKeys>>();

  constructor(
    masterKey: MasterKey | MasterKeys,
    store: DataKeyStore,
    options: KeyringOptions = {},
  ) {
    this.#masterKeys = MasterKeys.from(masterKey);
    this.#store = store;
    this.#maxSites = options.maxSites ?? 1_000;
    this.#maxAgeMs = options.maxAgeMs ?? 60_000;
    this.#now = options.now ?? Date.now;
  }

  /** The site's keys if they are in memory and fresh. */
  cached(siteId: number): SiteKeys | undefined {
    const entry = this.#entries.get(siteId);
    if (!entry || this.#now() - entry.loadedAt > this.#maxAgeMs) return undefined;
    // Re-inserted, so that the map's order is the order of use.
    this.#entries.delete(siteId);
    this.#entries.set(siteId, entry);
    return entry.keys;
  }

  /** @throws MasterKeyError `master_key_mismatch`, DecryptionError for a damaged stored key. */
  async keysFor(siteId: number): Promise<SiteKeys> {
    return this.cached(siteId) ?? this.#load(siteId);
  }

  async sealFor(siteId: number, context: RowContext, value: string | Uint8Array): Promise<Buffer> {
    return (await this.keysFor(siteId)).seal(context, value);
  }

  /** @throws DecryptionError */
  async openFor(siteId: number, context: RowContext, blob: Uint8Array): Promise<Buffer> {
    return (await this.#keysThatOpen(siteId, blob)).open(context, blob);
  }

  /** As `openJson`, if the key is in memory; undefined when the store has to be asked. @throws DecryptionError */
  openJsonNow(siteId: number, context: RowContext, blob: Uint8Array): Secret<unknown> | undefined {
    const keys = this.cached(siteId);
    return keys?.get(keyIdOf(blob)) && keys.openJson(context, blob);
  }

  async sealJson(siteId: number, context: RowContext, value: unknown): Promise<Buffer> {
    return (await this.keysFor(siteId)).sealJson(context, value);
  }

  /** @throws DecryptionError */
  async openJson(siteId: number, context: RowContext, blob: Uint8Array): Promise<Secret<unknown>> {
    return (await this.#keysThatOpen(siteId, blob)).openJson(context, blob);
  }

  /**
   * Gives the site a new active key and answers its id. Values sealed before stay readable; the
   * caller seals them again, and does a last pass `maxAgeMs` later for what other processes still
   * sealed with the old key. Concurrent rotations each make a key of their own.
   */
  async rotate(siteId: number): Promise<number> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const key = await this.nextKey(siteId);
      if (!(await this.#store.insert(siteId, key))) continue;
      this.invalidate(siteId);
      return key.keyId;
    }
    throw new Error('Another process keeps creating data keys for this site.');
  }

  /** The key a rotation would give the site; for whoever stores it together with something else. */
  async nextKey(siteId: number): Promise<WrappedDataKey> {
    return this.#wrapNew(siteId, await this.#store.load(siteId));
  }

  /** Forgets the keys of one site, or of all. */
  invalidate(siteId?: number): void {
    if (siteId === undefined) {
      this.#entries.clear();
      this.#loading.clear();
      return;
    }
    this.#entries.delete(siteId);
    this.#loading.delete(siteId);
  }

  /** A blob may name a key made by another process since these were loaded; look once more then. */
  async #keysThatOpen(siteId: number, blob: Uint8Array): Promise<SiteKeys> {
    const keys = await this.keysFor(siteId);
    if (keys.get(keyIdOf(blob))) return keys;
    this.invalidate(siteId);
    return this.keysFor(siteId);
  }

  /** One load at a time for a site, however many wait for it. */
  #load(siteId: number): Promise<SiteKeys> {
    const running = this.#loading.get(siteId);
    if (running) return running;
    const loading = this.#read(siteId)
      .then((keys) => {
        // Not kept if the site was invalidated meanwhile: what was read may already be old.
        if (this.#loading.get(siteId) === loading) this.#keep(siteId, keys);
        return keys;
      })
      .finally(() => {
        if (this.#loading.get(siteId) === loading) this.#loading.delete(siteId);
      });
    this.#loading.set(siteId, loading);
    return loading;
  }

  async #read(siteId: number): Promise<SiteKeys> {
    let stored = await this.#store.load(siteId);
    if (!stored.some((key) => key.active)) {
      // Whether this insert wins or another process's does, the site has its first key after it.
      await this.#store.insert(siteId, this.#wrapNew(siteId, stored));
      stored = await this.#store.load(siteId);
    }
    const active = stored.find((key) => key.active);
    if (!active) throw new Error('The key store lost the active data key of a site.');
    await this.#masterKeys.meet(stored.map(({ masterKeyId }) => masterKeyId));
    const keys = stored.map((key) => this.#masterKeys.unwrap(siteId, key));
    return new SiteKeys(siteId, keys[stored.indexOf(active)] as DataKey, keys);
  }

  #wrapNew(siteId: number, stored: readonly StoredDataKey[]): WrappedDataKey {
    return this.#masterKeys.wrap(siteId, DataKey.generate(nextId(stored)));
  }

  #keep(siteId: number, keys: SiteKeys): void {
    this.#entries.delete(siteId);
    this.#entries.set(siteId, { keys, loadedAt: this.#now() });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#maxSites) return;
      this.#entries.delete(oldest);
    }
  }
}

function nextId(stored: readonly StoredDataKey[]): number {
  return stored.reduce((highest, { keyId }) => Math.max(highest, keyId), 0) + 1;
}
