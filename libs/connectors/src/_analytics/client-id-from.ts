import { createHash } from 'node:crypto';

/**
 * Every event of Google Analytics needs a browser; one that nobody named is made of what is known, in
 * its usual form.
 */
export function clientIdFrom(seed: string): string {
  const digest = createHash('sha256').update(seed).digest();
  return `${digest.readUInt32BE(0)}.${digest.readUInt32BE(4)}`;
}
