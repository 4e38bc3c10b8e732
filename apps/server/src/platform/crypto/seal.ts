import { createCipheriv, createDecipheriv } from 'node:crypto';
import { DecryptionError } from './crypto-error.ts';
import type { DataKey } from './data-key.ts';
import { fillRandom } from './random.ts';
import { encodeContext } from './seal-context.ts';
import type { SealContext } from './seal-context.ts';

/*
 * A blob, version 1:
 *
 *   offset  bytes  what
 *   0       1      version, 1
 *   1       4      id of the data key, big-endian
 *   5       12     nonce
 *   17      16     tag
 *   33      …      ciphertext, as long as the plaintext
 *
 * Additional authenticated data: the first five bytes, then the context (see seal-context.ts).
 */
const VERSION = 1;
const HEAD_BYTES = 5;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const TAG_AT = HEAD_BYTES + NONCE_BYTES;
const TEXT_AT = TAG_AT + TAG_BYTES;

/** How many bytes a blob is longer than its plaintext. */
export const SEAL_OVERHEAD = TEXT_AT;

/** Where `open` finds the key a blob names. A `Map` will do. */
export interface DataKeys {
  get(id: number): DataKey | undefined;
}

/** Encrypts with AES-256-GCM, bound to `context`. A string is taken as UTF-8. */
export function seal(key: DataKey, plaintext: string | Uint8Array, context: SealContext): Buffer {
  const text = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
  const blob = Buffer.allocUnsafe(TEXT_AT + text.length);
  blob[0] = VERSION;
  blob.writeUInt32BE(key.id, 1);
  fillRandom(blob, HEAD_BYTES, NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.key, blob.subarray(HEAD_BYTES, TAG_AT), {
    authTagLength: TAG_BYTES,
  });
  cipher.setAAD(encodeContext(blob.subarray(0, HEAD_BYTES), context.site, context));
  blob.set(cipher.update(text), TEXT_AT);
  cipher.final();
  blob.set(cipher.getAuthTag(), TAG_AT);
  return blob;
}

/**
 * The plaintext of a blob.
 * @throws DecryptionError `malformed_blob`, `unknown_key` or `authentication_failed`.
 */
export function open(keys: DataKeys, blob: Uint8Array, context: SealContext): Buffer {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  const key = keys.get(keyIdOf(bytes));
  if (!key)
    throw new DecryptionError('unknown_key', 'The key this value was sealed with is not known.');
  const nonce = bytes.subarray(HEAD_BYTES, TAG_AT);
  const decipher = createDecipheriv('aes-256-gcm', key.key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(encodeContext(bytes.subarray(0, HEAD_BYTES), context.site, context));
  decipher.setAuthTag(bytes.subarray(TAG_AT, TEXT_AT));
  const text = decipher.update(bytes.subarray(TEXT_AT));
  try {
    decipher.final();
  } catch (cause) {
    text.fill(0);
    throw new DecryptionError('authentication_failed', 'The sealed value does not open here.', {
      cause,
    });
  }
  return text;
}

/** What a blob begins with: version and key id, so that SQL tells what a key has sealed. */
export const BLOB_HEAD_BYTES = HEAD_BYTES;

export function headOf(keyId: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head[0] = VERSION;
  head.writeUInt32BE(keyId, 1);
  return head;
}

/**
 * The id of the data key a blob was sealed with, so that rotation finds what is left to seal again.
 * @throws DecryptionError `malformed_blob`.
 */
export function keyIdOf(blob: Uint8Array): number {
  if (blob.length < TEXT_AT || blob[0] !== VERSION) {
    throw new DecryptionError('malformed_blob', 'This is not a sealed value of a known version.');
  }
  return new DataView(blob.buffer, blob.byteOffset, blob.byteLength).getUint32(1);
}
