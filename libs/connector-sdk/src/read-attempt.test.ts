import { describe, expect, it } from 'vitest';
import type { ErrorReading } from './error-reading.ts';
import { readAttempt } from './read-attempt.ts';

const answer = (status: number) => ({ status, headers: {}, text: '', body: undefined });
const verdict = (status: number, reading?: ErrorReading) =>
  readAttempt(reading ? { readError: () => reading } : {}, 'api_key', answer(status));

describe('a delivery attempt', () => {
  it('is tried again when no answer came', () => {
    expect(readAttempt({}, 'api_key', null)).toEqual({
      verdict: 'retry',
      errorCode: 'network_error',
    });
  });

  it('is delivered at any 2xx', () => {
    expect([200, 201, 202, 204, 299].map((status) => verdict(status))).toEqual(
      Array(5).fill({ verdict: 'delivered' }),
    );
  });

  it('is judged by its status alone when its body was too large to keep', () => {
    const readError = () => ({ kind: 'rejected' }) as const;
    const cut = (status: number) => ({ ...answer(status), cut: true as const });
    expect(readAttempt({ readError }, 'api_key', answer(200)).verdict).toBe('rejected');
    expect(readAttempt({ readError }, 'api_key', cut(200))).toEqual({ verdict: 'delivered' });
    expect(readAttempt({ readError }, 'api_key', cut(503)).verdict).toBe('retry');
  });

  it('is tried again for 408, 425, 429 and 5xx', () => {
    for (const status of [408, 425, 429, 500, 502, 503, 504, 599]) {
      expect(verdict(status)).toMatchObject({ verdict: 'retry', errorCode: String(status) });
    }
  });

  it('asks for a refresh at 401', () => {
    expect(verdict(401).verdict).toBe('unauthorized');
  });

  it('fails at once for any other 4xx and for redirects', () => {
    for (const status of [301, 308, 400, 402, 403, 404, 409, 410, 422]) {
      expect(verdict(status)).toMatchObject({ verdict: 'rejected', errorCode: String(status) });
    }
  });

  it.each([
    ['credential_expired', 'unauthorized'],
    ['credential_revoked', 'unauthorized'],
    ['scope_insufficient', 'rejected'],
    ['rejected', 'rejected'],
    ['rate_limited', 'retry'],
    ['vendor_error', 'retry'],
  ] as const)('that the connector reads as %s is %s, even at 200', (kind, expected) => {
    const reading: ErrorReading = { kind, code: 'why', retryAfterMs: 5 };
    expect(verdict(200, reading)).toEqual({ verdict: expected, errorCode: 'why', reading });
  });

  it('falls back to the status when the vendor gives no code', () => {
    expect(verdict(207, { kind: 'rejected' }).errorCode).toBe('207');
  });
});
