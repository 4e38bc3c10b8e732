import { createHash } from 'node:crypto';

/** An event's identifier: base32hex letters (RFC 4648 section 7), of which hexadecimal is a part. */
export function eventIdFrom(messageId: string): string {
  return createHash('sha256').update(messageId).digest('hex');
}
