import { describe, expect, it, jest } from '@jest/globals';
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
  ])('may be the date %p, in Greenwich wherever the server stands', (date) => {
    const parse = jest.spyOn(Date, 'parse');
    expect(parseRetryAfter(date, NOW)).toBe(30_000);
    expect(parse).toHaveBeenCalledWith(expect.stringMatching(/GMT$/));
  });

  it('is now when its date has passed', () => {
    expect(parseRetryAfter('Sun, 06 Nov 1994 08:49:07 GMT', NOW + 60_000)).toBe(0);
  });

  it.each([undefined, '', '   ', '-5', '5s', 'soon', '1,5', '+', '0x10', 'NaN'])(
    'says nothing as %p',
    (value) => {
      expect(parseRetryAfter(value, NOW)).toBeUndefined();
    },
  );

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
