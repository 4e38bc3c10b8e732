import { describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { parseRetryAfter } from './retry-after.ts';

const NOW = Date.UTC(1994, 10, 6, 8, 49, 7);

describe('Retry-After (RFC 9110 section 10.2.3)', () => {
  it('may be seconds', () => {
    expect(parseRetryAfter('120', NOW)).toBe(120_000);
    expect(parseRetryAfter(' 0 ', NOW)).toBe(0);
    expect(parseRetryAfter('1.5', NOW)).toBe(1500);
  });

  it.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
  ])('may be the date %j, in Greenwich wherever the server stands', (date) => {
    const parse = vi.spyOn(Date, 'parse');
    expect(parseRetryAfter(date, NOW)).toBe(30_000);
    expect(parse).toHaveBeenCalledWith(expect.stringMatching(/GMT$/));
  });

  it('is now when its date has passed', () => {
    expect(parseRetryAfter('Sun, 06 Nov 1994 08:49:07 GMT', NOW + 60_000)).toBe(0);
  });

  it.each([undefined, '', '   ', '-5', '5s', 'soon', '1,5', '+', '0x10', 'NaN'])(
    'says nothing as %j',
    (value) => {
      expect(parseRetryAfter(value, NOW)).toBeUndefined();
    },
  );

  it('may be a date as RFC 3339 writes it, which some vendors do', () => {
    expect(parseRetryAfter('1994-11-06T08:49:37Z', NOW)).toBe(30_000);
    expect(parseRetryAfter('1994-11-06T09:49:37.000+01:00', NOW)).toBe(30_000);
  });

  it.each(['in 5 minutes', 'wait 2099', 'Mon, 99 Zzz 2099 00:00:00 GMT', '2099', '1994-11-06'])(
    'is not guessed from %j',
    (value) => {
      const wait = parseRetryAfter(value, NOW);
      expect([undefined, 2_099_000]).toContain(wait);
    },
  );

  it('may be absurd, and still is a number', () => {
    expect(parseRetryAfter('9'.repeat(30), NOW)).toBeGreaterThan(1e30);
  });

  it('is never negative and never not a number', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.date({ noInvalidDate: true }).map(String),
          fc.integer().map(String),
        ),
        (value) => {
          const wait = parseRetryAfter(value, NOW);
          if (wait !== undefined) expect(wait).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
