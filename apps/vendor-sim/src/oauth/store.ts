import type { Adapter, AdapterPayload } from 'oidc-provider';

const CAPACITY = 50_000;
const GRANTED = new Set(['AccessToken', 'RefreshToken', 'AuthorizationCode']);

export type TokenState = 'valid' | 'expired' | 'revoked' | 'unknown';

interface Entry {
  model: string;
  id: string;
  payload: AdapterPayload;
}

/**
 * What one vendor's authorization server remembers. Revoked tokens leave a tombstone, because vendors
 * answer differently for a token that was revoked and one they never issued. Expiry is left to the
 * reader, for the same reason.
 */
export class TokenStore {
  #entries = new Map<string, Entry>();
  #byGrant = new Map<string, Set<string>>();
  #uid = new Map<string, string>();
  #tombstones = new Map<string, AdapterPayload>();

  get(model: string, id: string): AdapterPayload | undefined {
    return this.#entries.get(`${model}:${id}`)?.payload;
  }

  put(model: string, id: string, payload: AdapterPayload): void {
    const key = `${model}:${id}`;
    this.#entries.set(key, { model, id, payload });
    if (model === 'Session' && payload.uid) this.#uid.set(payload.uid, id);
    if (payload.grantId && GRANTED.has(model)) {
      const members = this.#byGrant.get(payload.grantId) ?? new Set();
      this.#byGrant.set(payload.grantId, members.add(key));
    }
    if (this.#entries.size > CAPACITY) {
      const [oldest, entry] = this.#entries.entries().next().value!;
      this.#forget(oldest, entry);
    }
  }

  drop(model: string, id: string): void {
    const key = `${model}:${id}`;
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#forget(key, entry);
    if (model !== 'AccessToken' && model !== 'RefreshToken') return;
    this.#tombstones.set(key, entry.payload);
    if (this.#tombstones.size > CAPACITY) {
      this.#tombstones.delete(this.#tombstones.keys().next().value!);
    }
  }

  ofGrant(grantId: string, model: string): AdapterPayload[] {
    return [...(this.#byGrant.get(grantId) ?? [])]
      .map((key) => this.#entries.get(key))
      .filter((entry): entry is Entry => entry?.model === model)
      .map((entry) => entry.payload);
  }

  dropGrantMembers(grantId: string, model: string): void {
    for (const payload of this.ofGrant(grantId, model)) this.drop(model, payload.jti!);
  }

  byUid(uid: string): AdapterPayload | undefined {
    const id = this.#uid.get(uid);
    return id === undefined ? undefined : this.get('Session', id);
  }

  tombstone(model: string, id: string): AdapterPayload | undefined {
    return this.#tombstones.get(`${model}:${id}`);
  }

  clear(): void {
    this.#entries.clear();
    this.#byGrant.clear();
    this.#uid.clear();
    this.#tombstones.clear();
  }

  #forget(key: string, entry: Entry): void {
    this.#entries.delete(key);
    if (entry.model === 'Session' && entry.payload.uid) this.#uid.delete(entry.payload.uid);
    if (!entry.payload.grantId) return;
    const members = this.#byGrant.get(entry.payload.grantId);
    members?.delete(key);
    if (members?.size === 0) this.#byGrant.delete(entry.payload.grantId);
  }
}

/** oidc-provider's view of the store: one adapter per model. */
export function adapterFor(
  store: TokenStore,
  findClient: (id: string) => AdapterPayload | undefined,
): (model: string) => Adapter {
  return (model) => ({
    upsert: async (id, payload) => store.put(model, id, payload),
    find: async (id) => (model === 'Client' ? findClient(id) : store.get(model, id)),
    findByUid: async (uid) => store.byUid(uid),
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = store.get(model, id);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => store.drop(model, id),
    revokeByGrantId: async (grantId) => store.dropGrantMembers(grantId, model),
  });
}
