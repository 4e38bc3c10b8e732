import { describe, expect, it } from 'vitest';
import { saysExpired } from './says-expired.ts';

const says = (text: string) => saysExpired({ status: 401, headers: {}, text, body: undefined });

describe('a refusal says that a credential expired', () => {
  it.each(['{"error":"api_key_expired"}', 'Your key has expired.', 'EXPIRED_TOKEN'])(
    'in %j',
    (text) => expect(says(text)).toBe(true),
  );

  it.each([
    'invalid or expired token',
    'key revoked or expired',
    'unauthorized',
    '',
    'expired key not found',
    `expired ${'x'.repeat(3000)}`,
  ])('not in %j', (text) => expect(says(text)).toBe(false));
});
