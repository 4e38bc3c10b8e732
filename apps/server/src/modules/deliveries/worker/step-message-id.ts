import { createHash } from 'node:crypto';

/**
 * A step's own identifier, stable over retries: a vendor that takes a repeated idempotency key for
 * the same request must not take a delivery's requests for each other. RFC 9562 section 5.5, with
 * the delivery's as name space.
 */
export function stepMessageId(messageId: string, step: string): string {
  const space = Buffer.from(messageId.replaceAll('-', ''), 'hex');
  const bytes = createHash('sha1').update(space).update(step, 'utf8').digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [[0, 8], [8, 12], [12, 16], [16, 20], [20, 32]].map(([from, to]) => hex.slice(from, to)).join('-'); // prettier-ignore
}
