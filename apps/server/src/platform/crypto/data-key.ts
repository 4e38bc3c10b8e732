import { createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { inspect } from 'node:util';

export const KEY_BYTES = 32;
const MAX_ID = 2 ** 32 - 1;

/**
 * One site's AES-256 key, held as a `KeyObject`, which prints nothing of its bytes.
 *
 * Nonces are random, 96 bits: NIST SP 800-38D, section 8.3, allows 2^32 messages under one key.
 * Rotation gives a site a new key with a count of its own; values sealed under the old one stay
 * readable until they are sealed again.
 */
export class DataKey {
  /** Counts up from 1 within a site; written in front of every blob. */
  readonly id: number;
  readonly #key: KeyObject;

  constructor(id: number, bytes: Uint8Array) {
    if (!Number.isInteger(id) || id < 1 || id > MAX_ID)
      throw new RangeError('A key id is a uint32.');
    if (bytes.length !== KEY_BYTES) throw new RangeError(`A data key has ${KEY_BYTES} bytes.`);
    this.id = id;
    this.#key = createSecretKey(bytes);
  }

  static generate(id: number): DataKey {
    const bytes = randomBytes(KEY_BYTES);
    const key = new DataKey(id, bytes);
    bytes.fill(0);
    return key;
  }

  /** For the cipher. */
  get key(): KeyObject {
    return this.#key;
  }

  toJSON(): { id: number } {
    return { id: this.id };
  }

  [inspect.custom](): string {
    return `DataKey(${this.id})`;
  }
}
