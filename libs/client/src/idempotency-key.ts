/**
 * A random key of 128 bits. `crypto.randomUUID` would be shorter to write, but browsers have it only
 * on https and localhost, and Patchbay is also served on plain addresses of a private network.
 */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
