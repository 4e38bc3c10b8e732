/** A text that holds no private key for SSH; its message says what to do and repeats nothing of it. */
export class UnusableKeyError extends Error {
  override readonly name = 'UnusableKeyError';
}

export const BROKEN = 'cannot be read as a private key; paste the whole file again';
export const ENCRYPTED = 'is encrypted; remove its passphrase (ssh-keygen -p) first';
