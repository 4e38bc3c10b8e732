/** Why something sealed could not be opened. */
export type DecryptionCode =
  /** Too short, or of a version this program does not know. */
  | 'malformed_blob'
  /** The key the blob names is not among the site's keys. */
  | 'unknown_key'
  /** Wrong key, wrong context or changed bytes; AES-GCM does not tell which. */
  | 'authentication_failed';

/** Holds a code and nothing of key, plaintext or ciphertext. */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';
  readonly code: DecryptionCode;

  constructor(code: DecryptionCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What is wrong with the master key; the message names the source and the cure, never the value. */
export type MasterKeyCode =
  | 'master_key_malformed'
  | 'master_key_unreadable'
  /** The stored data keys were wrapped by another master key. */
  | 'master_key_mismatch';

export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
  readonly code: MasterKeyCode;

  constructor(code: MasterKeyCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
