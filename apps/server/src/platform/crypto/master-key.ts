import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  randomBytes,
  hkdfSync,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { inspect } from 'node:util';
import { DecryptionError, MasterKeyError } from './crypto-error.ts';
import { DataKey, KEY_BYTES } from './data-key.ts';
import { encodeContext } from './seal-context.ts';

const VERSION = Buffer.of(1);
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const TAG_AT = VERSION.length + NONCE_BYTES;
const TEXT_AT = TAG_AT + TAG_BYTES;

/** A data key as it is stored: wrapped by the master key. */
export interface WrappedDataKey {
  keyId: number;
  /** Version byte, nonce (12), tag (16), wrapped key (32). */
  wrapped: Buffer;
  /** `MasterKey.id` of the key that wrapped it. */
  masterKeyId: string;
}

/** What a wrapped key is for. It opens as nothing else. */
export type KeyPurpose = 'data_key' | 'audit_key';

/** The key that wraps every site's data keys. It never encrypts anything else; other uses get a key derived from it. */
export class MasterKey {
  /**
   * 16 hexadecimal digits that tell master keys apart: the start of a SHA-256 with a label of its
   * own. With 256 random bits behind it, the digest gives nothing of the key away.
   */
  readonly id: string;
  readonly #key: KeyObject;

  private constructor(bytes: Uint8Array) {
    const digest = createHash('sha256')
      .update('patchbay master key id')
      .update(bytes)
      .digest('hex');
    this.id = digest.slice(0, 16);
    this.#key = createSecretKey(bytes);
  }

  static generate(): { key: MasterKey; base64: string } {
    const bytes = randomBytes(KEY_BYTES);
    return { key: new MasterKey(bytes), base64: bytes.toString('base64') };
  }

  /**
   * @param source What the message calls the place of the value, such as `MASTER_KEY`.
   * @throws MasterKeyError `master_key_malformed` unless it is base64 of exactly 32 bytes.
   */
  static parse(base64: string, source = 'MASTER_KEY'): MasterKey {
    const text = base64.trim();
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length !== KEY_BYTES || bytes.toString('base64') !== text) {
      throw new MasterKeyError(
        'master_key_malformed',
        `${source} must hold base64 of exactly ${KEY_BYTES} bytes (openssl rand -base64 ${KEY_BYTES}).`,
      );
    }
    return new MasterKey(bytes);
  }

  /** A secret for another purpose than wrapping, one per label (HKDF, RFC 5869). */
  deriveSecret(label: string): string {
    return Buffer.from(hkdfSync('sha256', this.#key, '', label, KEY_BYTES)).toString('base64');
  }

  wrap(site: number, dataKey: DataKey, purpose: KeyPurpose = 'data_key'): WrappedDataKey {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(bindTo(site, dataKey.id, purpose));
    const text = cipher.update(dataKey.key.export());
    cipher.final();
    const wrapped = Buffer.concat([VERSION, nonce, cipher.getAuthTag(), text]);
    return { keyId: dataKey.id, wrapped, masterKeyId: this.id };
  }

  /**
   * @throws MasterKeyError `master_key_mismatch` when another master key wrapped it.
   * @throws DecryptionError when the bytes were changed or belong to another site or key id.
   */
  unwrap(site: number, stored: WrappedDataKey, purpose: KeyPurpose = 'data_key'): DataKey {
    if (stored.masterKeyId !== this.id) {
      throw new MasterKeyError(
        'master_key_mismatch',
        `The stored data keys need master key ${stored.masterKeyId}, but the configured one is ` +
          `${this.id}. Start with the MASTER_KEY, or the DATA_DIR, that this database was used with.`,
      );
    }
    const { wrapped } = stored;
    if (wrapped.length !== TEXT_AT + KEY_BYTES || wrapped[0] !== VERSION[0]) {
      throw new DecryptionError('malformed_blob', 'A stored data key is not of a known version.');
    }
    const nonce = wrapped.subarray(VERSION.length, TAG_AT);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(bindTo(site, stored.keyId, purpose));
    decipher.setAuthTag(wrapped.subarray(TAG_AT, TEXT_AT));
    const bytes = decipher.update(wrapped.subarray(TEXT_AT));
    try {
      decipher.final();
      return new DataKey(stored.keyId, bytes);
    } catch (cause) {
      throw new DecryptionError('authentication_failed', 'A stored data key does not open.', {
        cause,
      });
    } finally {
      bytes.fill(0);
    }
  }

  toJSON(): { id: string } {
    return { id: this.id };
  }

  [inspect.custom](): string {
    return `MasterKey(${this.id})`;
  }
}

function bindTo(site: number, keyId: number, purpose: KeyPurpose): Buffer {
  return encodeContext(VERSION, site, { table: purpose, column: 'wrapped', row: String(keyId) });
}
