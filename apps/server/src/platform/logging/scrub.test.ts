import { describe, expect, it } from 'vitest';
import { scrub } from './scrub.ts';

describe('scrub', () => {
  it.each([
    ['Authorization: Bearer abc.def-123456', 'abc.def-123456'],
    ['basic dXNlcjpwYXNzd29yZA== refused', 'dXNlcjpwYXNzd29yZA'],
    ['key sk_live_51HxyzABCDEF is not valid', '51HxyzABCDEF'],
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'MfKQ9r8GKYqr'],
    ['token pb_0123456789abcdefABCDEF', '0123456789abcdef'],
    ['postgres://app:hunter22@db:5432/app failed', 'hunter22'],
    ['postgresql://app:hunt%2Fer@db/app', 'hunt'],
    ['GET https://api.example.com/v1?key=hunter22&x=1 failed', 'hunter22'],
    ['https://user:hunter22@example.com/', 'hunter22'],
    ['jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl', 'eyJzdWIiOiIxMjM0In0'],
  ])('masks the credential in %j', (text, secret) => {
    expect(scrub(text)).not.toContain(secret);
  });

  it.each([
    'connection 42 moved from active to paused',
    'GET https://api.example.com/v1/contacts answered 200',
    'connect ECONNREFUSED 127.0.0.1:5432',
    'a bearer of bad news',
    'postgres://db:5432/app',
  ])('leaves %j alone', (text) => {
    expect(scrub(text)).toBe(text);
  });

  it('takes linear time for hostile lines', () => {
    const lines = ['a'.repeat(200_000), 'https://'.repeat(25_000), 'Bearer '.repeat(25_000)];
    const startedAt = performance.now();
    for (const line of [...lines, `https://${'a'.repeat(200_000)}`, 'sk_'.repeat(60_000)])
      scrub(line);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
