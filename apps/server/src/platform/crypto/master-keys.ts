import { MasterKeyError } from './crypto-error.ts';
import type { DataKey } from './data-key.ts';
import type { MasterKey } from './master-key.ts';
import type { KeyPurpose, WrappedDataKey } from './master-key.ts';

/**
 * The master keys a process knows: more than one while the master key is being rotated. Opens what
 * any of them wrapped, and wraps with one.
 */
export class MasterKeys {
  /** Newest first. */
  #keys: readonly MasterKey[];
  #wrapping: MasterKey;
  readonly #reread: (() => Promise<readonly MasterKey[]>) | undefined;
  readonly #derived = new Map<string, string[]>();

  /**
   * @param keys newest first
   * @param reread looks once more where the keys came from, if somebody may add one there meanwhile
   */
  constructor(keys: readonly MasterKey[], reread?: () => Promise<readonly MasterKey[]>) {
    if (!keys[0]) throw new RangeError('A process needs a master key.');
    this.#keys = keys;
    this.#wrapping = keys[0];
    this.#reread = reread;
  }

  static from(keys: MasterKey | MasterKeys): MasterKeys {
    return keys instanceof MasterKeys ? keys : new MasterKeys([keys]);
  }

  /** The one that everything shall be wrapped with in the end. */
  get newest(): MasterKey {
    return this.#keys[0]!;
  }

  /** Ids of all, newest first. */
  get ids(): string[] {
    return this.#keys.map(({ id }) => id);
  }

  /** The one that new keys are wrapped with: the newest that every process is known to have. */
  get wrapping(): MasterKey {
    return this.#wrapping;
  }

  /**
   * Wraps with the newest key that every process has. One that has none of these is a mistake being
   * made, which must not hold up the others.
   * @param known ids of the master keys that each running process has
   */
  wrapForAll(known: readonly (readonly string[])[]): void {
    const related = known.filter((ids) => ids.some((id) => this.#find(id)));
    const shared = this.#keys.find(({ id }) => related.every((ids) => ids.includes(id)));
    this.#wrapping = shared ?? this.#keys.at(-1)!;
    this.#deriveAgain();
  }

  /** Looks for keys that were added where these came from. Known ones stay known. */
  async reread(): Promise<void> {
    if (!this.#reread) return;
    const found = await this.#reread();
    const ids = new Set(found.map(({ id }) => id));
    this.#keys = [...found, ...this.#keys.filter(({ id }) => !ids.has(id))];
    this.#deriveAgain();
  }

  /** Looks once more if one of these keys is not known. */
  async meet(ids: readonly string[]): Promise<void> {
    if (ids.some((id) => !this.#find(id))) await this.reread();
  }

  wrap(site: number, dataKey: DataKey, purpose?: KeyPurpose): WrappedDataKey {
    return this.#wrapping.wrap(site, dataKey, purpose);
  }

  /**
   * @throws MasterKeyError `master_key_mismatch` when no known master key wrapped it
   * @throws DecryptionError when the bytes were changed or belong elsewhere
   */
  unwrap(site: number, stored: WrappedDataKey, purpose?: KeyPurpose): DataKey {
    const key = this.#find(stored.masterKeyId);
    if (key) return key.unwrap(site, stored, purpose);
    throw new MasterKeyError(
      'master_key_mismatch',
      `The stored data keys need master key ${stored.masterKeyId}, but the configured one is ` +
        `${this.ids.join(', ')}. Start with the MASTER_KEY, or the DATA_DIR, that this database ` +
        'was used with.',
    );
  }

  /**
   * A secret of each key for another purpose than wrapping; the first is to be used, the others are
   * still accepted. The same array for a label every time: it follows the keys.
   */
  deriveSecrets(label: string): string[] {
    const known = this.#derived.get(label) ?? [];
    this.#derived.set(label, known);
    this.#deriveAgain();
    return known;
  }

  #deriveAgain(): void {
    const others = this.#keys.filter(({ id }) => id !== this.#wrapping.id);
    for (const [label, secrets] of this.#derived) {
      const fresh = [this.#wrapping, ...others].map((key) => key.deriveSecret(label));
      secrets.splice(0, secrets.length, ...fresh);
    }
  }

  #find(id: string): MasterKey | undefined {
    return this.#keys.find((key) => key.id === id);
  }
}
