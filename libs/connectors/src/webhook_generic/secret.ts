import { type KeyObject, createSecretKey } from 'node:crypto';

/** Standard Webhooks, "Symmetric signatures": base64 of 24 to 64 bytes behind this prefix. */
const PREFIX = 'whsec_';
const FORM = /^whsec_[A-Za-z0-9+/]+={0,2}$/;

export function makeSecret(random: Uint8Array): string {
  return PREFIX + Buffer.from(random).toString('base64');
}

/** Keys in use: each event is signed, and reading a key costs as much as signing with it. */
const MOST = 1000;
const known = new Map<string, KeyObject>();

/** The signing key inside a secret, ready to sign; `undefined` when it is none. */
export function signingKey(secret: string): KeyObject | undefined {
  const found = known.get(secret);
  if (found) return found;
  const bytes = secretKey(secret);
  if (!bytes) return undefined;
  const key = createSecretKey(bytes);
  if (known.size >= MOST) known.clear();
  known.set(secret, key);
  return key;
}

/** The signing key inside a secret; `undefined` when it is none. */
export function secretKey(secret: string): Buffer | undefined {
  if (!FORM.test(secret)) return undefined;
  const encoded = secret.slice(PREFIX.length);
  const key = Buffer.from(encoded, 'base64');
  // Buffer skips what it cannot read; only a faithful round trip proves valid base64.
  if (key.toString('base64').replace(/=+$/, '') !== encoded.replace(/=+$/, '')) return undefined;
  return key.length >= 24 && key.length <= 64 ? key : undefined;
}
