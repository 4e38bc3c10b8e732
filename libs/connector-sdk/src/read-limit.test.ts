import { describe, expect, it } from 'vitest';
import { responseOf } from './conformance/response-of.ts';
import { readLimit } from './read-limit.ts';

const NOW = Date.UTC(2026, 2, 1);
const FEW = { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '20' };
const answer = (status: number, headers = {}) => responseOf({ status, headers });

describe('what is left of a limit', () => {
  it('is what the headers say', () => {
    expect(readLimit({}, answer(200, FEW), {}, NOW)).toEqual({ remaining: 3, resetMs: 20_000 });
    expect(readLimit({}, answer(200), {}, NOW)).toBeUndefined();
  });

  it('is what the connector reads, and the headers where it reads nothing', () => {
    const reading = { remaining: 1, resetMs: 5 };
    expect(readLimit({ readLimit: () => reading }, answer(200, FEW), {}, NOW)).toBe(reading);
    expect(readLimit({ readLimit: () => undefined }, answer(200, FEW), {}, NOW)).toMatchObject({
      remaining: 3,
    });
  });

  it.each([
    ['Retry-After', { 'retry-after': '7', ...FEW }, 7000],
    ['the time the limit renews', { ...FEW, 'x-ratelimit-remaining': '0' }, 20_000],
    ['a time nobody tells', FEW, null],
  ])('is nothing after a 429, until %s', (_, headers, resetMs) => {
    expect(readLimit({}, answer(429, headers), {}, NOW)).toEqual({ remaining: 0, resetMs });
  });

  it('is nothing after what the connector reads as a limit, until its own time', () => {
    const attempt = { reading: { kind: 'rate_limited' as const, retryAfterMs: 400 } };
    expect(readLimit({}, answer(403), attempt, NOW)).toEqual({ remaining: 0, resetMs: 400 });
  });
});
