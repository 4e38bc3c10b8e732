import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readLimitHeaders } from './read-limit-headers.ts';

const NOW = Date.UTC(2026, 2, 1, 12);
const EPOCH_S = NOW / 1000;

const read = (headers: Record<string, string>) => readLimitHeaders(headers, NOW);

describe('what a vendor says is left', () => {
  it.each([
    ['the current draft', { ratelimit: '"default";r=50;t=30' }, 50, 30_000],
    ['the draft without a time, but a policy', { ratelimit: '"default";r=5', 'ratelimit-policy': '"default";q=100;w=60' }, 5, 60_000],
    ['the draft’s tightest policy', { ratelimit: '"burst";r=9;t=1, "daily";r=3;t=4000;pk=:abc=:' }, 3, 4_000_000],
    ['draft 07', { ratelimit: 'limit=100, remaining=50, reset=5' }, 50, 5000],
    ['draft 06', { 'ratelimit-limit': '100, 100;w=10', 'ratelimit-remaining': '7', 'ratelimit-reset': '3' }, 7, 3000],
    ['GitHub', { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '42', 'x-ratelimit-reset': String(EPOCH_S + 90) }, 42, 90_000],
    ['Exact Online, minutely', { 'x-ratelimit-remaining': '4500', 'x-ratelimit-reset': String(NOW + 9e6), 'x-ratelimit-minutely-remaining': '59', 'x-ratelimit-minutely-reset': String(NOW + 20_000) }, 59, 20_000],
    ['Exact Online, daily', { 'x-ratelimit-remaining': '4', 'x-ratelimit-reset': String(NOW + 9e6), 'x-ratelimit-minutely-remaining': '59', 'x-ratelimit-minutely-reset': String(NOW + 20_000) }, 4, 9e6],
    ['HubSpot', { 'x-hubspot-ratelimit-max': '100', 'x-hubspot-ratelimit-remaining': '98', 'x-hubspot-ratelimit-interval-milliseconds': '10000' }, 98, 10_000],
    ['Shopify', { 'x-shopify-shop-api-call-limit': '32/40' }, 8, 1000],
    ['Brevo', { 'x-sib-ratelimit-limit': '100', 'x-sib-ratelimit-remaining': '0', 'x-sib-ratelimit-reset': '12' }, 0, 12_000],
    ['Zendesk', { 'x-rate-limit': '700', 'x-rate-limit-remaining': '699', 'ratelimit-reset': '41' }, 699, 41_000],
    ['a date', { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '2026-03-01T12:00:30Z' }, 1, 30_000],
    ['no time at all', { 'x-ratelimit-remaining': '1' }, 1, null],
    ['a rest below nothing', { 'x-ratelimit-remaining': '-3', 'x-ratelimit-reset': '1' }, 0, 1000],
    ['a time that has passed', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(EPOCH_S - 5) }, 0, 0],
    ['two proxies’ headers in one', { 'x-ratelimit-remaining': '9, 4', 'x-ratelimit-reset': '2' }, 4, 2000],
  ])('is read from %s', (_, headers, remaining, resetMs) => {
    expect(read(headers)).toEqual({ remaining, resetMs });
  }); // prettier-ignore

  it.each([
    {},
    { ratelimit: '' },
    { ratelimit: '"bytes";r=5000;t=9', 'ratelimit-policy': '"bytes";q=9000;qu="content-bytes"' },
    { ratelimit: '"default";q=100;w=60' },
    { 'x-ratelimit-remaining': 'many' },
    { 'x-ratelimit-limit': '10' },
    { 'x-shopify-shop-api-call-limit': '32' },
  ])('is nothing in %j', (headers) => {
    expect(read(headers)).toBeUndefined();
  });

  it.each(['5000000', '999999999', String(EPOCH_S + 9e6), 'soon', '-5', '1e3'])(
    'renews at an unknown time as %s',
    (reset) => {
      expect(read({ 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': reset })).toEqual({
        ...{ remaining: 3, resetMs: null },
      });
    },
  );

  it('tells seconds, epoch seconds and epoch milliseconds apart, whenever', () => {
    const instant = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2200, 0) });
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 2_600_000 }), (now, seconds) => {
        const forms = [seconds, Math.floor(now / 1000) + seconds, now + seconds * 1000];
        for (const form of forms) {
          const headers = { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': String(form) };
          const { resetMs } = readLimitHeaders(headers, now)!;
          expect(Math.abs(resetMs! - seconds * 1000)).toBeLessThan(1000);
        }
      }),
    );
  });

  it('is a whole number and a time ahead, whatever a vendor sends, and quickly', () => {
    const value = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.constantFrom('"a";r=', ';'.repeat(5000), `"a"${';r=1'.repeat(3000)}`, ' '.repeat(9000), 'a'.repeat(9000)),
    ); // prettier-ignore
    const names = ['ratelimit', 'ratelimit-policy', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'x-shopify-shop-api-call-limit']; // prettier-ignore
    const headers = fc.dictionary(fc.constantFrom(...names), value);
    fc.assert(
      fc.property(headers, (sent) => {
        const startedAt = performance.now();
        const reading = read(sent);
        expect(performance.now() - startedAt).toBeLessThan(200);
        if (!reading) return;
        expect(reading.remaining).toBeGreaterThanOrEqual(0);
        expect(reading.resetMs ?? 0).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});
