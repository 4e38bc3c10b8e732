/** Standard Webhooks, "Symmetric signatures": base64 of 24 to 64 bytes behind this prefix. */
const PREFIX = 'whsec_';
const FORM = /^whsec_[A-Za-z0-9+/]+={0,2}$/;

export function makeSecret(random: Uint8Array): string {
  return PREFIX + Buffer.from(random).toString('base64');
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
